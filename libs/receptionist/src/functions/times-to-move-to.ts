import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { AvailabilityService, SlotIds } from '@app/availability';
import type { Booking } from '@app/booking';
import { Clock, invalid } from '@app/common';
import type { ReceptionAnswer } from '../answers/answer';
import { appointmentPhrases } from '../answers/appointment-phrases';
import { offerOf } from '../answers/offer';
import type { Arguments } from '../arguments/arguments';
import type { Conversation } from '../conversation';
import { LastOffers } from '../offers/last-offers';
import type { SpokenTime } from '../times/said';
import { chosenTime } from '../times/when';

/** A time that an appointment is to be moved to. */
export interface Target {
  body: { slot_id: string } | { start: string };
  /** Undefined where the text is no time. */
  at?: Date;
  /** What the caller's words were understood as. */
  understood?: string;
}

/** More would be too many to listen to. */
const SLOTS_TO_OFFER = 3;
/** Maximum days searched in an open or longer range. */
const MAX_DAYS = 14;
const MAX_LENGTH = 600;
const WALL = "yyyy-MM-dd'T'HH:mm";

/** Reads where an appointment is to be moved to, and offers times where the caller leaves the choice. */
@Injectable()
export class TimesToMoveTo {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly slotIds: SlotIds,
    private readonly lastOffers: LastOffers,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError 400 naming the field, with what to ask the caller. */
  async targetOf(
    conversation: Conversation,
    booking: Booking,
    args: Arguments,
  ): Promise<Target | { answer: ReceptionAnswer }> {
    const { tenant, at } = conversation;
    const { timezone } = booking.attendee;
    const slot_id = textIn(args, 'slot_id');
    if (slot_id !== undefined) return { body: { slot_id }, at: this.slotIds.decode(tenant, slot_id).start };
    const start = textIn(args, 'start');
    if (start !== undefined) return { body: { start }, at: instantOf(start, timezone) };
    if (args.when === undefined) throw timeNeeded(conversation);
    const offer = await this.lastOffers.heardIn(conversation);
    const time = chosenTime(args.when, { locale: tenant.locale, timezone, home: tenant.timezone, at, ...offer });
    if (time.kind === 'range') return { answer: await this.offer(conversation, booking, time) };
    const iso = DateTime.fromJSDate(time.start, { zone: timezone }).toISO({ suppressMilliseconds: true }) ?? '';
    return { body: { start: iso }, at: time.start, understood: time.understood };
  }

  /** Free times in a range. The appointment's own time counts as free. */
  private async offer(
    { tenant, asking }: Conversation,
    booking: Booking,
    { start, end, understood }: Extract<SpokenTime, { kind: 'range' }>,
  ): Promise<ReceptionAnswer> {
    const { teamId, calcomEventTypeId: eventTypeId, calcomBookingUid: uid } = booking;
    const { timezone } = booking.attendee;
    const [now, first] = [this.clock.now(), start].map((instant) => DateTime.fromJSDate(instant, { zone: timezone }));
    const since = DateTime.max(now ?? DateTime.now(), first ?? DateTime.now());
    const latest = since.startOf('day').plus({ days: MAX_DAYS });
    const until = end ? DateTime.min(DateTime.fromJSDate(end, { zone: timezone }), latest) : latest;
    // Its outcome may be unknown still, and then it cannot be moved.
    if (uid == null || until <= since) throw timeNeeded({ tenant });
    const days = { date: since.toISODate() ?? '', endDate: until.minus({ milliseconds: 1 }).toISODate() ?? '' };
    const search = { teamId, eventTypeId, duration: minutesOf(booking), timezone, ...days };
    const within = { since: since.toFormat(WALL), until: until.toFormat(WALL) };
    const few = { within, count: SLOTS_TO_OFFER, isSpread: end !== null };
    const { say, slots, more } = offerOf(
      await this.availability.fewForMove(tenant, search, uid, few, asking),
      tenant,
      end === null,
    );
    const isFree = Array.isArray(slots) && slots.length > 0;
    const needed = isFree ? { ...CHOSEN_SLOT, alternatives: slots, more } : NEW_TIME;
    return { ok: false, reason: 'needs_info', ...needed, understood, timezone, say };
  }
}

export const minutesOf = ({ startAt, endAt }: Booking): number => (endAt.getTime() - startAt.getTime()) / 60_000;

const NEW_TIME = { needs: ['when'], why: "when needs another time, in the caller's own words" };
const CHOSEN_SLOT = { needs: ['slot_id'], why: 'slot_id: the one of alternatives that the caller chooses' };

const timeNeeded = ({ tenant: { locale } }: Pick<Conversation, 'tenant'>): Error =>
  invalid({
    field: 'when',
    message: "is required: the new time in the caller's own words; or the slot_id of an offered time",
    label: appointmentPhrases[locale].timeNeeded,
  });

function instantOf(start: string, zone: string): Date | undefined {
  const at = DateTime.fromISO(start.trim().replace(' ', 'T'), { zone });
  return at.isValid ? at.toJSDate() : undefined;
}

function textIn(args: Arguments, field: string): string | undefined {
  const value = args[field];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value.length <= MAX_LENGTH) return value;
  throw invalid({ field, message: `must be a text of at most ${MAX_LENGTH} characters` });
}
