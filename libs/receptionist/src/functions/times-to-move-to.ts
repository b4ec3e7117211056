import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { AvailabilityService, SlotIds } from '@app/availability';
import type { Booking } from '@app/booking';
import { Clock, invalid } from '@app/common';
import { spokenMoment, understand } from '@app/speech';
import type { ReceptionAnswer } from '../answers/answer';
import { appointmentPhrases } from '../answers/appointment-phrases';
import type { Arguments } from '../arguments/arguments';
import type { Conversation } from '../conversation';
import { spread } from './spread';

/** A time that an appointment is to be moved to. */
export interface Target {
  body: { slot_id: string } | { start: string };
  /** Undefined where the text is no time. */
  at?: Date;
  /** What the caller's words were understood as. */
  understood?: string;
}

/** An open range is looked at for so long, as are long ones. */
const MAX_DAYS = 14;
const MAX_CHOICES = 3;
const MAX_TEXT = 600;

/** Reads where an appointment is to be moved to, and offers times where the caller leaves the choice. */
@Injectable()
export class TimesToMoveTo {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly slotIds: SlotIds,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError 400 naming the field. */
  async targetOf(
    conversation: Conversation,
    booking: Booking,
    args: Arguments,
  ): Promise<Target | { answer: ReceptionAnswer }> {
    const { tenant } = conversation;
    const slot_id = textIn(args, 'slot_id');
    if (slot_id !== undefined) return { body: { slot_id }, at: this.slotIds.decode(tenant, slot_id).start };
    const start = textIn(args, 'start');
    if (start !== undefined) return { body: { start }, at: instantOf(start, booking.attendee.timezone) };
    const when = textIn(args, 'when');
    if (when === undefined) return { answer: timeNeeded(conversation) };
    return this.meant(conversation, booking, when);
  }

  private async meant(
    conversation: Conversation,
    booking: Booking,
    when: string,
  ): Promise<Target | { answer: ReceptionAnswer }> {
    const { tenant, at } = conversation;
    const { locale, timezone: home } = tenant;
    const { timezone } = booking.attendee;
    const phrases = appointmentPhrases[locale];
    const meaning = understand(when, { locale, timezone, at });
    if (meaning.kind === 'moment') {
      const start = DateTime.fromJSDate(meaning.start, { zone: timezone }).toISO({ suppressMilliseconds: true }) ?? '';
      return { body: { start }, at: meaning.start, understood: meaning.understood };
    }
    if (meaning.kind === 'range') {
      const slots = (await this.within(conversation, booking, meaning)).map((slot) => ({
        slot_id: slot.slot_id,
        start: slot.start,
        spoken: spokenMoment(new Date(slot.start), timezone, locale, home),
      }));
      const { understood } = meaning;
      if (slots.length === 0)
        return { answer: { ok: false, reason: 'needs_info', understood, ...NEW_TIME, say: phrases.nothingFree } };
      const say = phrases.timesToMoveTo(slots.map(({ spoken }) => spoken));
      return {
        answer: { ok: false, reason: 'needs_info', understood, ...CHOSEN_SLOT, alternatives: slots, timezone, say },
      };
    }
    const choices = meaning.choices.slice(0, MAX_CHOICES).map(({ spoken }) => spoken);
    const why = `when is not understood as one time (${meaning.doubt}); pass the caller's answer, verbatim`;
    const say = phrases.whichTime(choices);
    return {
      answer: { ok: false, reason: 'ambiguous', needs: ['when'], why, ...(choices.length > 0 ? { choices } : {}), say },
    };
  }

  /** The appointment's own time counts as free. */
  private async within(
    { tenant, asking }: Conversation,
    booking: Booking,
    range: { start: Date; end: Date | null },
  ): Promise<{ start: string; slot_id: string }[]> {
    const { timezone } = booking.attendee;
    const from = DateTime.max(
      DateTime.fromJSDate(range.start, { zone: timezone }),
      DateTime.fromJSDate(this.clock.now(), { zone: timezone }),
    );
    const latest = from.plus({ days: MAX_DAYS });
    const to = range.end ? DateTime.min(DateTime.fromJSDate(range.end, { zone: timezone }), latest) : latest;
    if (to <= from || booking.calcomBookingUid == null) return [];
    const search = {
      teamId: booking.teamId,
      eventTypeId: booking.calcomEventTypeId,
      date: from.toISODate() ?? '',
      duration: minutesOf(booking),
      endDate: to.minus({ milliseconds: 1 }).toISODate() ?? '',
      timezone,
    };
    const { slots } = await this.availability.slotsForMove(tenant, search, booking.calcomBookingUid, asking);
    const others = slots.filter(({ start }) => {
      const at = Date.parse(start);
      return at >= from.toMillis() && at < to.toMillis() && at !== booking.startAt.getTime();
    });
    return spread(others, from.toMillis(), to.toMillis());
  }
}

export const minutesOf = ({ startAt, endAt }: Booking): number => (endAt.getTime() - startAt.getTime()) / 60_000;

const NEW_TIME = { needs: ['when'], why: "when needs another time, in the caller's own words" };
const CHOSEN_SLOT = { needs: ['slot_id'], why: 'slot_id: the one of alternatives that the caller chooses' };

const timeNeeded = ({ tenant: { locale } }: Conversation): ReceptionAnswer => ({
  ok: false,
  reason: 'needs_info',
  needs: ['when'],
  why: "when: the new time in the caller's own words; or the slot_id of an offered time",
  say: appointmentPhrases[locale].timeNeeded,
});

function instantOf(start: string, zone: string): Date | undefined {
  const at = DateTime.fromISO(start.trim().replace(' ', 'T'), { zone });
  return at.isValid ? at.toJSDate() : undefined;
}

function textIn(args: Arguments, field: string): string | undefined {
  const value = args[field];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value.length <= MAX_TEXT) return value;
  throw invalid({ field, message: `must be a text of at most ${MAX_TEXT} characters` });
}
