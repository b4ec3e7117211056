import { Injectable } from '@nestjs/common';
import { AvailabilityService, type FirstSlots, searchOf } from '@app/availability';
import { BookDto, BookAppointment, fingerprintOf } from '@app/booking';
import type { CachedQuestion, CacheKey, StoreState } from '@app/caching';
import { type Locale, spokenMoment } from '@app/speech';
import { invalid, validated } from '@app/common';
import { TeamsService } from '@app/teams';
import type { TenantContext } from '@app/tenancy';
import { AgentsService } from '../agents/agents.service';
import { bookArguments, checkArguments } from './agent-arguments';
import { type AgentAnswer, answerFor } from './agent-answer';
import type { AgentCall } from './agent-call';
import { phrases } from './phrases';

/** More would be too many to listen to. */
const SLOTS_TO_OFFER = 3;

/** The functions that Retell's agents call. Business outcomes, refusals included, are answers to read out. */
@Injectable()
export class AgentFunctionsService {
  constructor(
    private readonly availability: AvailabilityService,
    private readonly bookings: BookAppointment,
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
  ) {}

  /** @param lookedUp what the cache's store has already answered for this request, by key. */
  async checkAvailability(
    tenant: TenantContext,
    call: AgentCall,
    lookedUp?: (key: CacheKey) => StoreState | undefined,
  ): Promise<AgentAnswer> {
    try {
      const args = checkArguments(call.args);
      const search = searchOf({ ...args, team_id: args.team_id ?? (await this.defaultTeam(tenant)) });
      const found = await this.availability.first(tenant, search, SLOTS_TO_OFFER, lookedUp);
      const answer = offer(found, tenant.locale);
      if (!found.stale) return answer;
      return { ...answer, say: phrases[tenant.locale].whenStale(answer.say), stale: true };
    } catch (error) {
      return answerFor(error, tenant.locale);
    }
  }

  /**
   * The question that {@link checkAvailability} answers, if no query is needed to understand it. Undefined decides
   * nothing. @throws AppError for what it refuses.
   */
  availabilityQuestion(tenant: TenantContext, call: AgentCall): CachedQuestion | undefined {
    const { locale } = tenant;
    const args = checkArguments(call.args);
    const team_id = args.team_id ?? this.knownDefaultTeam(tenant);
    if (team_id === undefined) return undefined;
    // What is cached is not stale.
    const make = (found: FirstSlots): string => JSON.stringify(offer(found, locale));
    return this.availability.questionOfFirst(tenant, searchOf({ ...args, team_id }), SLOTS_TO_OFFER, {
      name: `agent ${locale}`,
      make,
    });
  }

  async bookAppointment(tenant: TenantContext, call: AgentCall): Promise<AgentAnswer> {
    try {
      const body = bookArguments(call.args, call.callerNumber);
      if (body.slot_id === undefined && body.team_id === undefined) body.team_id = await this.defaultTeam(tenant);
      const { value } = await this.bookings.book(tenant, validated(BookDto, body), keyOf(call, body));
      return {
        ok: true,
        say: value.confirmation,
        booking_id: value.id,
        status: value.status,
        start: value.start,
        end: value.end,
        hosts: value.hosts.map(({ name }) => name),
      };
    } catch (error) {
      return answerFor(error, tenant.locale);
    }
  }

  private knownDefaultTeam(tenant: TenantContext): number | undefined {
    const agent = this.agents.known(tenant);
    return agent && (agent.teamId || this.teams.knownDefaultId(tenant));
  }

  private async defaultTeam(tenant: TenantContext): Promise<number> {
    const agent = await this.agents.get(tenant);
    if (agent.teamId) return agent.teamId;
    const id = await this.teams.defaultId(tenant);
    if (id !== undefined) return id;
    throw invalid({ field: 'team_id', message: 'is required' });
  }
}

function offer({ slots, more, timezone }: FirstSlots, locale: Locale): AgentAnswer {
  if (slots.length === 0) return { ok: true, say: phrases[locale].nothingFree, available: false, slots: [], timezone };
  const offered = slots.map(({ start, slot_id }) => ({
    slot_id,
    start,
    spoken: spokenMoment(new Date(start), timezone, locale),
  }));
  return {
    ok: true,
    say: phrases[locale].offer(offered.map(({ spoken }) => spoken)),
    available: true,
    slots: offered,
    more,
    timezone,
  };
}

/**
 * The idempotency key: equal arguments in one call are one booking, however often model, network or caller repeat them.
 * Stored keys contain the fingerprint, so the names of its fields stay.
 */
const keyOf = ({ callId, name }: AgentCall, body: object): string =>
  `agent:${fingerprintOf({ callId, name, wish: body })}`;
