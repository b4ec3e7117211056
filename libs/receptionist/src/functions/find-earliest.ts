import { Injectable } from '@nestjs/common';
import { type EarliestQueryDto, EarliestService } from '@app/availability';
import { AppError, invalid } from '@app/common';
import { DateTime } from 'luxon';
import type { ReceptionAnswer } from '../answers/answer';
import { spokenSlot } from '../answers/offer';
import { phrases, type Phrases } from '../answers/phrases';
import type { Arguments } from '../arguments/arguments';
import { namingArguments } from '../arguments/naming-arguments';
import { PARAMETERS } from '../arguments/parameters';
import { Catalogue } from '../catalogue/catalogue';
import { type Naming, NamedThings } from '../catalogue/naming';
import type { Conversation } from '../conversation';
import { LastOffers } from '../offers/last-offers';
import type { SpokenTime } from '../times/said';
import { askedTime } from '../times/when';
import type { FunctionFacts, ReceptionFunction } from './reception-function';

/** More would be too many to listen to. */
const SLOTS_TO_OFFER = 3;
/** No more may be asked about at once. */
const MAX_DAYS = 30;

const { event_type_id, service, team_id, team, when } = PARAMETERS;

@Injectable()
export class FindEarliest implements ReceptionFunction {
  static readonly facts: FunctionFacts = {
    name: 'find_earliest',
    kind: 'question',
    ability: 'bookings:read',
    description: 'The next free times of a service, at one team or, if none is named, at whichever is free first.',
    parameters: { type: 'object', properties: { event_type_id, service, team_id, team, when } },
  };

  constructor(
    private readonly earliest: EarliestService,
    private readonly things: NamedThings,
    private readonly catalogue: Catalogue,
    private readonly lastOffers: LastOffers,
  ) {}

  async run(conversation: Conversation, given: Arguments): Promise<ReceptionAnswer> {
    const { tenant } = conversation;
    const args = namingArguments(given);
    const isOneTeam = args.team_id !== undefined || args.team !== undefined || conversation.teamId !== undefined;
    const teamId = isOneTeam ? await this.things.activeTeam(conversation, args) : undefined;
    const teams = new Map((await this.catalogue.teams(tenant)).map((one) => [one.id, one]));
    const wanted = await this.wanted(conversation, args, teamId);
    const time =
      args.when === undefined
        ? undefined
        : await this.timeIn(conversation, args.when, teams.get(teamId ?? 0)?.timezone);
    const found = await this.earliest
      .find(tenant, { ...wanted, ...rangeOf(time), limit: SLOTS_TO_OFFER })
      .catch((error: unknown) => {
        throw isUnknownOffer(error) ? notOffered() : error;
      });
    if (isOneTeam && found.skipped.some(({ reason }) => reason === 'not_offered')) throw notOffered();
    const say = phrases[tenant.locale];
    const slots = found.data.map(({ team_id: id, start, slot_id }) => ({
      ...spokenSlot({ start, slot_id }, teams.get(id)?.timezone ?? tenant.timezone, tenant),
      team_id: id,
    }));
    const names = slots.map(({ team_id: id }) => teams.get(id)?.name ?? '');
    const place = isOneTeam || teams.size === 1 ? [] : names;
    const spoken = slots.map((slot) => slot.spoken);
    const sentence = slots.length > 0 ? earliestIn(spoken, place, say) : say.nothingFree;
    return {
      ok: true,
      say: found.stale ? say.whenStale(sentence) : sentence,
      available: slots.length > 0,
      slots,
      ...(time ? { understood: time.understood } : {}),
      ...(found.stale ? { stale: true } : {}),
    };
  }

  private async wanted(
    { tenant }: Conversation,
    naming: Naming,
    teamId: number | undefined,
  ): Promise<EarliestQueryDto> {
    const { event_type_id: id, service: words } = naming;
    if (teamId === undefined && id === undefined && words !== undefined)
      return { service: await this.things.sharedService(tenant, words) };
    const eventTypeId = await this.things.service(tenant, teamId ?? 0, naming);
    return { event_type_ids: [eventTypeId], ...(teamId === undefined ? {} : { team_ids: [teamId] }) };
  }

  private async timeIn(conversation: Conversation, words: unknown, zone: string | undefined): Promise<SpokenTime> {
    const { tenant, at } = conversation;
    const offer = await this.lastOffers.heardIn(conversation);
    const { locale, timezone: home } = tenant;
    return askedTime(words, { locale, timezone: zone ?? home, home, at, ...offer });
  }
}

const notOffered = (): AppError =>
  invalid({ field: 'event_type_id', message: 'is not a service that is offered here' });

/** The one event type is a list of one there. */
const isUnknownOffer = (error: unknown): boolean =>
  error instanceof AppError &&
  Array.isArray(error.details) &&
  error.details.some(({ field }) => field === 'event_type_ids');

/** @param names of the teams, if they are to be read out. */
function earliestIn(spoken: string[], names: readonly string[], say: Phrases): string {
  const [first, ...others] = new Set(names);
  if (first === undefined) return say.earliest(spoken);
  if (others.length === 0) return say.earliest(spoken, first);
  return say.earliest(spoken.map((moment, index) => say.atTeam(moment, names[index] ?? '')));
}

function rangeOf(time: SpokenTime | undefined): Pick<EarliestQueryDto, 'from' | 'to'> {
  if (!time) return {};
  const from = time.start.toISOString();
  if (time.kind === 'moment' || time.end === null) return { from };
  const last = DateTime.fromJSDate(time.start).plus({ days: MAX_DAYS }).toJSDate();
  return { from, to: (time.end < last ? time.end : last).toISOString() };
}
