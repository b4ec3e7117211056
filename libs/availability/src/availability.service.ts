import { Injectable } from '@nestjs/common';
import { cacheKeys, CompanyCache, type CacheOutcome, type Staleness } from '@app/caching';
import { CalcomApiException, CalcomClient, calcomFailure } from '@app/calcom-client';
import { AppError, Clock, Environment, eventLoop, invalid } from '@app/common';
import { type EventTypeCopy, EventTypesService } from '@app/event-types';
import { TeamsService } from '@app/teams';
import { CompaniesService, Ownership, type TenantContext } from '@app/tenancy';
import type { SlotDto } from './availability.dto';
import { type AvailabilityHead, availabilityText, headIn, slotsIn, slotText, startIn } from './availability-text';
import { LocalTimes } from './local-times';
import { isInPart, type SearchedTimes, type SearchRange, searchRange } from './search-range';
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

export interface AvailabilityAnswer {
  /** The {@link AvailabilityDto} as JSON: the cached bytes are the ones sent. */
  text: string;
  outcome: CacheOutcome;
  /** Present when the outcome is `STALE`. */
  staleness?: Staleness;
}

/** The first slots of an answer, for callers that can offer only a few. */
export interface FirstSlots extends AvailabilityHead {
  slots: SlotDto[];
  /** How many slots there are besides. */
  more: number;
}

interface Range extends SearchRange {
  /** Only for event types that offer several; Cal.com refuses it for the others. */
  duration?: number;
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

  /** @throws AppError 400 naming the field, 403 for a foreign team, 503 in an outage without a stale answer. */
  async check(tenant: TenantContext, search: AvailabilitySearch): Promise<AvailabilityAnswer> {
    const answer = await this.wholeDays(tenant, search);
    if (search.from === undefined && search.to === undefined) return answer;
    const slots = [...slotsIn(answer.text)].filter((slot) => isInPart(startIn(slot), search));
    return { ...answer, text: availabilityText(headIn(answer.text), slots) };
  }

  /** The first `count` slots of what {@link check} answers. Only they are parsed. @throws AppError as {@link check}. */
  async first(tenant: TenantContext, search: AvailabilitySearch, count: number): Promise<FirstSlots> {
    const { text } = await this.wholeDays(tenant, search);
    const slots: SlotDto[] = [];
    let more = 0;
    for (const slot of slotsIn(text)) {
      if (!isInPart(startIn(slot), search)) continue;
      if (slots.length < count) slots.push(JSON.parse(slot) as SlotDto);
      else more += 1;
    }
    return { ...headIn(text), slots, more };
  }

  /** The answer without regard to the part of the day, which is no part of the key. */
  private async wholeDays(tenant: TenantContext, search: AvailabilitySearch): Promise<AvailabilityAnswer> {
    await this.ownership.require(tenant, 'team', search.teamId);
    const team = await this.teams.lookup(tenant, search.teamId);
    const eventType = await this.eventTypes.get(tenant, team.id, search.eventTypeId);
    const zone = search.timezone ?? team.timezone ?? tenant.timezone;
    const range: Range = {
      ...searchRange(search, zone, this.clock.now()),
      duration: lengthToRequest(eventType, search.duration),
    };
    const key = cacheKeys.availability(tenant.companyId, team.id, eventType.calcomEventTypeId, {
      from: range.start.toISODate() ?? '',
      to: range.end.toISODate() ?? '',
      timezone: range.timezone,
      duration: range.duration,
    });
    const ttl = this.environment.cacheTtl.availability;
    const staleIfError = { keptFor: this.environment.staleFor, isOutage };
    const answer = await this.cache.getOrLoad(key, { ttl, staleIfError }, () =>
      this.load(tenant, team.id, eventType, range),
    );
    return answer.outcome === 'STALE' ? this.asStale(answer.text, ttl) : answer;
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
    const listed = await eventLoop.map(tenant.companyId, slots.slice(0, MAX_SLOTS), (slot) =>
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
