import { Injectable } from '@nestjs/common';
import { type CachedQuestion, type CacheKey, cacheKeys, CompanyCache } from '@app/caching';
import type { CacheOutcome, Staleness, StoreState } from '@app/caching';
import { CalcomApiException, CalcomClient, calcomFailure } from '@app/calcom-client';
import { AppError, Clock, Environment, eventLoop, invalid } from '@app/common';
import { type EventTypeCopy, EventTypesService } from '@app/event-types';
import { type TeamCopy, TeamsService } from '@app/teams';
import { CompaniesService, Ownership, type TenantContext } from '@app/tenancy';
import type { AvailabilityQueryDto } from './availability.dto';
import { type AvailabilityHead, availabilityText, headIn, slotsIn, slotText, startIn } from './availability-text';
import { type FirstSlots, firstSlotsIn, partOf } from './availability-text';
import { LocalTimes } from './local-times';
import { type SearchedTimes, type SearchRange, searchRange } from './search-range';
import { SlotIds } from './slot-ids';

/** More are cut off: a longer answer is of no use, and holds up other requests. */
const MAX_SLOTS = 10_000;

/** Days to search for free slots, of one event type of a team. */
export interface AvailabilitySearch extends SearchedTimes {
  teamId: number;
  /** Cal.com's. */
  eventTypeId: number;
  /** Minutes. */
  duration?: number;
  /** IANA. */
  timezone?: string;
}

/** The search that a validated query, body or call asks for. */
export const searchOf = (query: Readonly<AvailabilityQueryDto>): AvailabilitySearch => ({
  teamId: query.team_id,
  eventTypeId: query.event_type_id,
  date: query.date,
  endDate: query.end_date,
  from: query.from,
  to: query.to,
  duration: query.duration,
  timezone: query.timezone,
});

export interface AvailabilityAnswer {
  /** The body of the response: the cached bytes are the ones sent. */
  text: string;
  outcome: CacheOutcome;
  /** Present when the outcome is `STALE`. */
  staleness?: Staleness;
}

interface Range extends SearchRange {
  /** Only for event types that offer several; Cal.com refuses it for the others. */
  duration?: number;
}

/** A search that is understood. */
interface Understood {
  range: Range;
  key: CacheKey;
}

/** Free slots from Cal.com, cached for less than a minute; older ones only as stale-if-error, during an outage. */
@Injectable()
export class AvailabilityService {
  constructor(
    private readonly teams: TeamsService,
    private readonly eventTypes: EventTypesService,
    private readonly ownership: Ownership,
    private readonly companies: CompaniesService,
    private readonly calcom: CalcomClient,
    private readonly cache: CompanyCache,
    private readonly slotIds: SlotIds,
    private readonly environment: Environment,
    private readonly clock: Clock,
  ) {}

  /**
   * @param lookedUp what the store has already answered for this request, by key.
   * @throws AppError 400 naming the field, 403 for a foreign team, 503 in an outage without a stale answer.
   */
  async check(
    tenant: TenantContext,
    search: AvailabilitySearch,
    lookedUp?: (key: CacheKey) => StoreState | undefined,
  ): Promise<AvailabilityAnswer> {
    const answer = await this.wholeDays(tenant, search, lookedUp);
    return isPart(search) ? { ...answer, text: partOf(answer.text, search) } : answer;
  }

  /**
   * The question that {@link check} answers, if no query is needed to understand it. Undefined decides nothing.
   * @throws AppError as {@link check}.
   */
  question(tenant: TenantContext, search: AvailabilitySearch): CachedQuestion | undefined {
    const key = this.knownKey(tenant, search);
    if (!key || !isPart(search)) return key && { key };
    return { key, derivation: { name: nameOfPart(search), make: (text) => partOf(text, search) } };
  }

  /** The first `count` slots of what {@link check} answers. @throws AppError as {@link check}. */
  async first(
    tenant: TenantContext,
    search: AvailabilitySearch,
    count: number,
    lookedUp?: (key: CacheKey) => StoreState | undefined,
  ): Promise<FirstSlots> {
    const { text } = await this.wholeDays(tenant, search, lookedUp);
    return firstSlotsIn(text, search, count);
  }

  /**
   * {@link question} about the {@link first} slots.
   * @param answer what is made of them, under a short name.
   */
  questionOfFirst(
    tenant: TenantContext,
    search: AvailabilitySearch,
    count: number,
    answer: { name: string; make: (first: FirstSlots) => string },
  ): CachedQuestion | undefined {
    const key = this.knownKey(tenant, search);
    const name = `${answer.name} ${count} ${nameOfPart(search)}`;
    return key && { key, derivation: { name, make: (text) => answer.make(firstSlotsIn(text, search, count)) } };
  }

  /** The answer without regard to the part of the day, which is no part of the key. */
  private async wholeDays(
    tenant: TenantContext,
    search: AvailabilitySearch,
    lookedUp?: (key: CacheKey) => StoreState | undefined,
  ): Promise<AvailabilityAnswer> {
    await this.ownership.require(tenant, 'team', search.teamId);
    const team = await this.teams.lookup(tenant, search.teamId);
    const eventType = await this.eventTypes.get(tenant, team.id, search.eventTypeId);
    const { key, range } = this.understood(tenant, search, team, eventType);
    const ttl = this.environment.cacheTtl.availability;
    const staleIfError = { keptFor: this.environment.staleFor, isOutage };
    const answer = await this.cache.getOrLoad(key, { ttl, staleIfError, lookedUp: lookedUp?.(key) }, () =>
      this.load(tenant, team.id, eventType, range),
    );
    return answer.outcome === 'STALE' ? this.asStale(answer.text, ttl) : answer;
  }

  /** The key of {@link wholeDays}, if no query is needed. */
  private knownKey(tenant: TenantContext, search: AvailabilitySearch): CacheKey | undefined {
    if (!this.ownership.isProven(tenant, 'team', search.teamId)) return undefined;
    const team = this.teams.known(tenant, search.teamId);
    const eventType = team && this.eventTypes.known(tenant, team.id, search.eventTypeId);
    return eventType && this.understood(tenant, search, team, eventType).key;
  }

  /** @throws AppError 400 naming the field. */
  private understood(
    tenant: TenantContext,
    search: AvailabilitySearch,
    team: TeamCopy,
    eventType: EventTypeCopy,
  ): Understood {
    const zone = search.timezone ?? team.timezone ?? tenant.timezone;
    const range: Range = {
      ...searchRange(search, zone, this.clock.now()),
      duration: lengthToRequest(eventType, search.duration),
    };
    const key = cacheKeys.availability(tenant.companyId, team.id, eventType.calcomEventTypeId, {
      from: range.startDate,
      to: range.endDate,
      timezone: range.timezone,
      duration: range.duration,
    });
    return { range, key };
  }

  /** Marks the answer as stale and leaves out slots that have begun since. */
  private asStale(text: string, ttl: number): AvailabilityAnswer {
    const known = headIn(text);
    const now = this.clock.now().getTime();
    const slots = [...slotsIn(text)];
    const future = slots.findIndex((slot) => Date.parse(startIn(slot)) > now);
    const age = Math.floor((now - Date.parse(known.fetched_at)) / 1000);
    return {
      text: availabilityText({ ...known, stale: true }, future < 0 ? [] : slots.slice(future)),
      outcome: 'STALE',
      staleness: { age, ttl },
    };
  }

  private async load(tenant: TenantContext, teamId: number, eventType: EventTypeCopy, range: Range): Promise<string> {
    const now = this.clock.now();
    const start = new Date(Math.max(range.start.toMillis(), now.getTime()));
    const account = await this.companies.calcomAccount(tenant);
    const eventTypeId = eventType.calcomEventTypeId;
    const { timezone, duration } = range;
    const slots = await this.calcom
      .slots(account, {
        eventTypeId,
        start,
        end: range.end.toJSDate(),
        timezone,
        duration,
        length: duration ?? eventType.duration,
      })
      .catch((error: unknown) => {
        throw error instanceof CalcomApiException ? calcomFailure(error) : error;
      });
    const local = new LocalTimes(timezone);
    const listed = await eventLoop.map(slots.slice(0, MAX_SLOTS), (slot) =>
      slotText({
        start: local.iso(slot.start),
        end: local.iso(slot.end),
        slot_id: this.slotIds.encode(tenant, { teamId, eventTypeId, start: slot.start, duration }),
      }),
    );
    const head: AvailabilityHead = {
      team_id: teamId,
      event_type_id: eventTypeId,
      timezone,
      stale: false,
      fetched_at: now.toISOString(),
      ...(slots.length > MAX_SLOTS ? { truncated: true } : {}),
    };
    return availabilityText(head, listed);
  }
}

const isPart = ({ from, to }: AvailabilitySearch): boolean => from !== undefined || to !== undefined;

const nameOfPart = ({ from = '', to = '' }: AvailabilitySearch): string => `${from}-${to}`;

/** Stale-if-error covers outages, not refusals. */
const isOutage = (error: unknown): boolean => error instanceof AppError && error.status === 503;

/**
 * The length to send to Cal.com; undefined for an event type with one length, where Cal.com refuses it.
 * @throws AppError 400 naming `duration` when the event type does not offer it.
 */
export function lengthToRequest(eventType: EventTypeCopy, duration: number | undefined): number | undefined {
  if (duration !== undefined && !eventType.durationOptions.includes(duration)) {
    const offered = eventType.durationOptions.join(', ');
    throw invalid({ field: 'duration', message: `must be one of the minutes this event type offers: ${offered}` });
  }
  return eventType.durationOptions.length > 1 ? duration : undefined;
}
