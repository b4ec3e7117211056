import { Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { cacheKeys, CompanyCache, type CacheOutcome, type Staleness } from '@app/caching';
import { CalcomApiException, CalcomClient, calcomFailure } from '@app/calcom-client';
import { AppError, Clock, Environment, invalid } from '@app/common';
import { type EventTypeCopy, EventTypesService } from '@app/event-types';
import { TeamsService } from '@app/teams';
import { CompaniesService, Ownership, type TenantContext } from '@app/tenancy';
import type { AvailabilityDto } from './availability.dto';
import { SlotIds } from './slot-ids';

const MAX_RANGE_DAYS = 62;

/** Days to search for free slots, of one event type of a team. */
export interface AvailabilitySearch {
  teamId: number;
  /** Cal.com's. */
  eventTypeId: number;
  /** YYYY-MM-DD in the zone. */
  date: string;
  /** Inclusive. */
  endDate?: string;
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

interface Range {
  from: DateTime;
  /** Exclusive. */
  to: DateTime;
  timezone: string;
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
    await this.ownership.require(tenant, 'team', search.teamId);
    const team = await this.teams.lookup(tenant, search.teamId);
    const eventType = await this.eventTypes.get(tenant, team.id, search.eventTypeId);
    const range = this.rangeOf(search, eventType, search.timezone ?? team.timezone ?? tenant.timezone);
    const key = cacheKeys.availability(tenant.companyId, team.id, eventType.calcomEventTypeId, {
      from: range.from.toISODate() ?? '',
      to: range.to.toISODate() ?? '',
      timezone: range.timezone,
      duration: range.duration,
    });
    const family = cacheKeys.availabilityFamily(tenant.companyId, team.id, eventType.calcomEventTypeId);
    const ttl = this.environment.cacheTtl.availability;
    const staleIfError = { keptFor: this.environment.staleFor, isOutage };
    const answer = await this.cache.getOrLoad(key, { ttl, family, staleIfError }, async () =>
      JSON.stringify(await this.load(tenant, team.id, eventType, range)),
    );
    return answer.outcome === 'STALE' ? this.asStale(answer.text, ttl) : answer;
  }

  /** Marks the answer as stale and leaves out slots that have begun since. */
  private asStale(text: string, ttl: number): AvailabilityAnswer {
    const known = JSON.parse(text) as AvailabilityDto;
    const now = this.clock.now().getTime();
    const slots = known.slots.filter(({ start }) => Date.parse(start) > now);
    const age = Math.floor((now - Date.parse(known.fetched_at)) / 1000);
    return { text: JSON.stringify({ ...known, stale: true, slots }), outcome: 'STALE', staleness: { age, ttl } };
  }

  private rangeOf({ date, endDate, duration }: AvailabilitySearch, eventType: EventTypeCopy, timezone: string): Range {
    const from = DateTime.fromISO(date, { zone: timezone }).startOf('day');
    const last = DateTime.fromISO(endDate ?? date, { zone: timezone }).startOf('day');
    const to = last.plus({ days: 1 }).startOf('day');
    if (last < from) throw invalid({ field: 'end_date', message: `must not be before date (${date})` });
    if (to.toMillis() <= this.clock.now().getTime()) {
      throw invalid({ field: endDate ? 'end_date' : 'date', message: 'must not lie in the past' });
    }
    if (to.diff(from, 'days').days > MAX_RANGE_DAYS) {
      throw invalid({ field: 'end_date', message: `must be at most ${MAX_RANGE_DAYS} days after date` });
    }
    return { from, to, timezone, duration: lengthToRequest(eventType, duration) };
  }

  private async load(
    tenant: TenantContext,
    teamId: number,
    eventType: EventTypeCopy,
    range: Range,
  ): Promise<AvailabilityDto> {
    const now = this.clock.now();
    const start = new Date(Math.max(range.from.toMillis(), now.getTime()));
    const account = await this.companies.calcomAccount(tenant);
    const eventTypeId = eventType.calcomEventTypeId;
    const { timezone, duration } = range;
    const slots = await this.calcom
      .slots(account, {
        eventTypeId,
        start,
        end: range.to.toJSDate(),
        timezone,
        duration,
        length: duration ?? eventType.duration,
      })
      .catch((error: unknown) => {
        throw error instanceof CalcomApiException ? calcomFailure(error) : error;
      });
    const local = (instant: Date): string => DateTime.fromJSDate(instant, { zone: timezone }).toISO() ?? '';
    return {
      team_id: teamId,
      event_type_id: eventTypeId,
      timezone,
      stale: false,
      fetched_at: now.toISOString(),
      slots: slots.map((slot) => ({
        start: local(slot.start),
        end: local(slot.end),
        slot_id: this.slotIds.encode(tenant, { teamId, eventTypeId, start: slot.start, duration }),
      })),
    };
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
