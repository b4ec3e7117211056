import { Injectable } from '@nestjs/common';
import { type CacheKey, cacheKeys } from '@app/caching';
import { Clock, invalid } from '@app/common';
import { type EventTypeCopy, EventTypesService } from '@app/event-types';
import { refuseInactive, type TeamCopy, TeamsService } from '@app/teams';
import { CompaniesService, Ownership, type TenantContext } from '@app/tenancy';
import type { AvailabilityQueryDto } from './availability.dto';
import { type SearchedTimes, type SearchRange, searchRange } from './search-range';

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

/** What a question takes of its team and its event type. */
type AskedTeam = Pick<TeamCopy, 'id' | 'timezone'>;
type AskedEventType = Pick<EventTypeCopy, 'calcomEventTypeId' | 'duration' | 'durationOptions'>;

/** What Cal.com is asked, and the key under which its answer is cached. */
export interface Question {
  teamId: number;
  eventType: AskedEventType;
  range: SearchRange & {
    /** Only for event types that offer several; Cal.com refuses it for the others. */
    duration?: number;
  };
  key: CacheKey;
}

/** A question, and all that it follows from besides the search. */
interface Known {
  question: Question;
  team: TeamCopy;
  timezone: string;
  keyVersion: number;
  /** Milliseconds since 1970; from then on the search is about the past. */
  endsAt: number;
}

/** Understands searches: by the caller's company, the team and the event type. */
@Injectable()
export class Questions {
  /** By the search: those that are asked again and again are one object each. */
  private readonly lately = new WeakMap<AvailabilitySearch, Known>();

  constructor(
    private readonly teams: TeamsService,
    private readonly eventTypes: EventTypesService,
    private readonly ownership: Ownership,
    private readonly companies: CompaniesService,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError 400 naming the field, 403 for a foreign team, 409 `team_inactive`. */
  async understand(tenant: TenantContext, search: AvailabilitySearch): Promise<Question> {
    await this.ownership.require(tenant, 'team', search.teamId);
    const team = await this.teams.lookup(tenant, search.teamId);
    refuseInactive(team);
    const eventType = await this.eventTypes.get(tenant, team.id, search.eventTypeId);
    return this.questionOf(tenant, search, team, eventType, await this.companies.calcomKeyVersion(tenant));
  }

  /** {@link understand}, if no query is needed. Undefined decides nothing. @throws AppError as {@link understand}. */
  known(tenant: TenantContext, search: AvailabilitySearch): Question | undefined {
    if (!this.ownership.isProven(tenant, 'team', search.teamId)) return undefined;
    const team = this.teams.known(tenant, search.teamId);
    const eventType = team && this.eventTypes.known(tenant, team.id, search.eventTypeId);
    const keyVersion = this.companies.knownCalcomKeyVersion(tenant);
    if (!team?.isActive || !eventType || keyVersion === undefined) return undefined;
    const { timezone } = tenant;
    const last = this.lately.get(search);
    // Copies are replaced, never changed.
    const isSame = last?.team === team && last.question.eventType === eventType && last.timezone === timezone;
    if (last && isSame && last.keyVersion === keyVersion && last.endsAt > this.clock.millis()) return last.question;
    const question = this.questionOf(tenant, search, team, eventType, keyVersion);
    this.lately.set(search, { question, team, timezone, keyVersion, endsAt: question.range.end.toMillis() });
    return question;
  }

  /**
   * The question about a team and an event type that were found to be the caller's.
   * @param keyVersion of the company: what Cal.com answered to a former key is not found any more.
   * @throws AppError 400 naming the field.
   */
  questionOf(
    tenant: TenantContext,
    search: Omit<AvailabilitySearch, 'teamId' | 'eventTypeId'>,
    team: AskedTeam,
    eventType: AskedEventType,
    keyVersion: number,
  ): Question {
    const zone = search.timezone ?? team.timezone ?? tenant.timezone;
    const range = {
      ...searchRange(search, zone, this.clock.now()),
      duration: lengthToRequest(eventType, search.duration),
    };
    const key = cacheKeys.availability(tenant.companyId, team.id, eventType.calcomEventTypeId, {
      from: range.startDate,
      to: range.endDate,
      timezone: range.timezone,
      duration: range.duration,
      keyVersion,
    });
    return { teamId: team.id, eventType, range, key };
  }
}

/**
 * The length to send to Cal.com; undefined for an event type with one length, where Cal.com refuses it.
 * @throws AppError 400 naming `duration` when the event type does not offer it.
 */
export function lengthToRequest(eventType: AskedEventType, duration: number | undefined): number | undefined {
  if (duration !== undefined && !eventType.durationOptions.includes(duration)) {
    const offered = eventType.durationOptions.join(', ');
    throw invalid({ field: 'duration', message: `must be one of the minutes this event type offers: ${offered}` });
  }
  return eventType.durationOptions.length > 1 ? duration : undefined;
}
