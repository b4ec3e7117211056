import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { type AvailabilitySearch, AvailabilityService } from '@app/availability';
import { spokenMoment } from '@app/speech';
import { TeamsService } from '@app/teams';
import { alternativesTo, datesAround } from '../answers/alternatives';
import type { ReceptionAnswer } from '../answers/answer';
import { offerOf, spokenSlot } from '../answers/offer';
import { phrases } from '../answers/phrases';
import type { CheckAvailabilityArguments } from '../arguments/check-arguments';
import { bothParts } from '../arguments/part-of-day';
import type { Conversation } from '../conversation';
import { LastOffers } from '../offers/last-offers';
import type { SpokenTime } from './said';
import { askedTime } from './when';

/** More would be too many to listen to. */
const SLOTS_TO_OFFER = 3;
/** Of an open range, and of one that is longer than may be asked about. */
const DAYS_AHEAD = 14;
const MAX_DAYS = 31;

const WALL = "yyyy-MM-dd'T'HH:mm";

type Asked = Readonly<CheckAvailabilityArguments> & { teamId: number; eventTypeId: number };

/** Answers questions about free times whose time is said in a caller's words. */
@Injectable()
export class SpokenQuestions {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly teams: TeamsService,
    private readonly lastOffers: LastOffers,
  ) {}

  /** @throws AppError 400 naming `when`, with what to ask the caller. */
  async answer(conversation: Conversation, asked: Asked): Promise<ReceptionAnswer> {
    const { tenant, at } = conversation;
    const { teamId } = asked;
    const timezone = asked.timezone ?? (await this.teams.lookup(tenant, teamId)).timezone ?? tenant.timezone;
    const offer = await this.lastOffers.heardIn(conversation);
    const { locale, timezone: home } = tenant;
    const time = askedTime(asked.when, { locale, timezone, home, at, ...offer, date: asked.date });
    const answer = await (time.kind === 'moment'
      ? this.atMoment(conversation, asked, time.start, timezone)
      : this.inRange(conversation, asked, time, timezone));
    return { ...answer, understood: time.understood };
  }

  private async inRange(
    { tenant, asking, at }: Conversation,
    asked: Asked,
    time: Extract<SpokenTime, { kind: 'range' }>,
    timezone: string,
  ): Promise<ReceptionAnswer> {
    const start = DateTime.fromJSDate(time.start > at ? time.start : at, { zone: timezone });
    const isOpen = time.end === null;
    const last = start.startOf('day').plus({ days: isOpen ? DAYS_AHEAD : MAX_DAYS });
    const end = DateTime.min(time.end === null ? last : DateTime.fromJSDate(time.end, { zone: timezone }), last);
    const { date, endDate } = {
      date: start.toISODate() ?? '',
      endDate: end.minus({ milliseconds: 1 }).toISODate() ?? '',
    };
    const search: AvailabilitySearch = { ...questionIn(asked, timezone), date, endDate };
    const part = bothParts({ from: asked.from, to: asked.to }, asked.part_of_day);
    const within = { ...part, since: wallOf(time.start, timezone), until: end.toFormat(WALL) };
    // Who asks for the next time wants the first ones.
    const few = { within, count: SLOTS_TO_OFFER, isSpread: !isOpen };
    const found = await this.availability.few(tenant, search, few, asking);
    return { ...offerOf(found, tenant, isOpen), ...(found.stale ? { stale: true } : {}) };
  }

  /** Whether a time is free, and what is free around it where it is not. */
  private async atMoment(
    { tenant, asking, at }: Conversation,
    asked: Asked,
    wanted: Date,
    zone: string,
  ): Promise<ReceptionAnswer> {
    const search = { ...questionIn(asked, zone), ...datesAround(wanted, at, zone) };
    const { slots, timezone, stale } = await this.availability.slots(tenant, search, asking);
    const { locale, timezone: home } = tenant;
    const say = phrases[locale];
    const facts = { timezone, ...(stale ? { stale: true } : {}) };
    const spoken = spokenMoment(wanted, timezone, locale, home);
    const free = slots.find(({ start }) => Date.parse(start) === wanted.getTime());
    if (free)
      return {
        ok: true,
        say: say.isFree(spoken),
        available: true,
        slots: [spokenSlot(free, timezone, tenant)],
        more: 0,
        ...facts,
      };
    const others = alternativesTo(wanted, timezone, slots).map((slot) => spokenSlot(slot, timezone, tenant));
    const rest = others.length > 0 ? say.offer(others.map((slot) => slot.spoken)) : say.nothingFree;
    return {
      ok: true,
      say: `${say.isNotFree(spoken)} ${rest}`,
      available: false,
      slots: [],
      alternatives: others,
      ...facts,
    };
  }
}

const questionIn = ({ teamId, eventTypeId, duration }: Asked, timezone: string) => ({
  teamId,
  eventTypeId,
  duration,
  timezone,
});

const wallOf = (instant: Date, zone: string): string => DateTime.fromJSDate(instant, { zone }).toFormat(WALL);
