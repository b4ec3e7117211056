import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { SlotIds } from '@app/availability';
import { invalid } from '@app/common';
import { TeamsService } from '@app/teams';
import type { Arguments } from '../arguments/arguments';
import { phrases } from '../answers/phrases';
import { namingArguments, zoneIn } from '../arguments/naming-arguments';
import { NamedThings, type Naming } from '../catalogue/naming';
import type { Conversation } from '../conversation';
import { LastOffers } from '../offers/last-offers';
import type { OfferedSlot } from '../offers/offered-slot';
import { chosenTime } from '../times/when';

/** A time that is to be booked, as a booking's arguments name it. */
interface Chosen {
  args: Arguments;
  /** The caller's words for it, as they were understood. */
  understood?: string;
}

/** Finds out which time is to be booked, where it is said in words. */
@Injectable()
export class ChosenSlots {
  constructor(
    private readonly things: NamedThings,
    private readonly teams: TeamsService,
    private readonly slotIds: SlotIds,
    private readonly lastOffers: LastOffers,
  ) {}

  /**
   * The arguments with ids and a time in place of words.
   * @throws AppError 400 naming `when`, `service` or `team`, with what to ask the caller.
   */
  async of(conversation: Conversation, args: Arguments): Promise<Chosen> {
    if (args.slot_id !== undefined) return { args };
    const naming = namingArguments(args);
    if (naming.when === undefined) return { args: await this.withIds(conversation, args, naming) };
    const { tenant, at } = conversation;
    const known = await this.lastOffers.of(conversation);
    const offered = known ?? [];
    const teamId = await this.teamOf(conversation, naming, offered);
    const timezone = zoneIn(args) ?? (await this.teams.lookup(tenant, teamId)).timezone ?? tenant.timezone;
    const time = chosenTime(naming.when, {
      locale: tenant.locale,
      timezone,
      home: tenant.timezone,
      at,
      offered: offered.map(({ start }) => start),
      isOfferUnknown: known === undefined,
      date: typeof args.date === 'string' ? args.date : undefined,
    });
    const { understood } = time;
    if (time.kind === 'range') {
      const label = phrases[tenant.locale].ask.noTime;
      throw invalid({ field: 'when', message: 'names a range of time; ask the caller for one time', label });
    }
    const slot = offered.find(({ start }) => start.getTime() === time.start.getTime());
    if (slot && (await this.isOf(conversation, slot, naming)))
      return { args: { ...args, slot_id: slot.slotId }, understood };
    const start = DateTime.fromJSDate(time.start, { zone: timezone }).toISO({ suppressMilliseconds: true });
    const eventTypeId = await this.things.service(tenant, teamId, naming);
    return { args: { ...args, team_id: teamId, event_type_id: eventTypeId, start }, understood };
  }

  private async withIds(conversation: Conversation, args: Arguments, naming: Naming): Promise<Arguments> {
    const { team_id: named, event_type_id: id, service } = naming;
    const isInWords = id === undefined && service !== undefined;
    // An id is checked with the booking itself.
    if (named !== undefined && !isInWords) return args;
    const teamId = await this.things.team(conversation, naming);
    if (!isInWords) return { ...args, team_id: teamId };
    return { ...args, team_id: teamId, event_type_id: await this.things.service(conversation.tenant, teamId, naming) };
  }

  /** Where no team is named, that of the offer. */
  private async teamOf(conversation: Conversation, naming: Naming, [first]: readonly OfferedSlot[]): Promise<number> {
    const isNamed = naming.team_id !== undefined || naming.team !== undefined;
    if (isNamed || !first) return this.things.team(conversation, naming);
    return this.slotIds.decode(conversation.tenant, first.slotId).teamId;
  }

  /** Whether an offered time is of the team and the service that are named, if any are. */
  private async isOf({ tenant }: Conversation, { slotId }: OfferedSlot, naming: Naming): Promise<boolean> {
    const { teamId, eventTypeId } = this.slotIds.decode(tenant, slotId);
    const named = await this.things.namedTeam(tenant, naming);
    if (named !== undefined && named !== teamId) return false;
    if (naming.event_type_id === undefined && naming.service === undefined) return true;
    return (await this.things.service(tenant, teamId, naming)) === eventTypeId;
  }
}
