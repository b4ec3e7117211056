import { Injectable } from '@nestjs/common';
import {
  type Asking,
  type AvailabilitySearch,
  AvailabilityService,
  type FirstSlots,
  searchOf,
} from '@app/availability';
import { BookDto, BookAppointment, isOpen } from '@app/booking';
import type { CachedQuestion } from '@app/caching';
import { lineNumber, spokenMoment } from '@app/speech';
import { invalid, validated } from '@app/common';
import { TeamsService } from '@app/teams';
import { CompaniesService, type TenantContext } from '@app/tenancy';
import { AgentsService } from '../agents/agents.service';
import { bookArguments, type CheckAvailabilityArguments, checkArguments } from './agent-arguments';
import type { AgentAnswer } from './agent-answer';
import type { AgentCall } from './agent-call';
import { phrases } from './phrases';
import { Refusals, type Wanted } from './refusals';

type Listener = Pick<TenantContext, 'locale' | 'timezone'>;

/** More would be too many to listen to. */
const SLOTS_TO_OFFER = 3;

/** The functions that Retell's agents call. Business outcomes, refusals included, are answers to read out. */
@Injectable()
export class AgentFunctionsService {
  /** By the arguments that they were made of, which are one object each time that they are given again. */
  private readonly searches = new WeakMap<Readonly<CheckAvailabilityArguments>, AvailabilitySearch>();

  constructor(
    private readonly availability: AvailabilityService,
    private readonly bookings: BookAppointment,
    private readonly agents: AgentsService,
    private readonly teams: TeamsService,
    private readonly companies: CompaniesService,
    private readonly refusals: Refusals,
  ) {}

  async checkAvailability(tenant: TenantContext, call: AgentCall, asking?: Asking): Promise<AgentAnswer> {
    try {
      const args = checkArguments(call.args, tenant.timezone);
      const search = this.searchFor(args, args.team_id ?? (await this.defaultTeam(tenant)));
      const found = await this.availability.first(tenant, search, SLOTS_TO_OFFER, asking);
      const answer = offer(found, tenant);
      if (!found.stale) return answer;
      return { ...answer, say: phrases[tenant.locale].whenStale(answer.say), stale: true };
    } catch (error) {
      return this.refusals.answer(tenant, error);
    }
  }

  /**
   * The question that {@link checkAvailability} answers, if no query is needed to understand it. Undefined decides
   * nothing. @throws AppError for what it refuses.
   */
  availabilityQuestion(tenant: TenantContext, call: AgentCall): CachedQuestion | undefined {
    const { locale, timezone } = tenant;
    const args = checkArguments(call.args, tenant.timezone);
    const team_id = args.team_id ?? this.knownDefaultTeam(tenant);
    if (team_id === undefined) return undefined;
    // What is cached is not stale.
    const make = (found: FirstSlots): string => JSON.stringify(offer(found, { locale, timezone }));
    return this.availability.questionOfFirst(tenant, this.searchFor(args, team_id), SLOTS_TO_OFFER, {
      name: `agent ${locale} ${timezone}`,
      make,
    });
  }

  async bookAppointment(tenant: TenantContext, call: AgentCall): Promise<AgentAnswer> {
    const since = performance.now();
    let wanted: Wanted | undefined;
    try {
      const callerNumber = lineNumber(call.reportedNumber, await this.companies.country(tenant));
      const body = bookArguments(call.args, callerNumber);
      if (body.slot_id === undefined && body.team_id === undefined) body.team_id = await this.defaultTeam(tenant);
      const asker = { callId: call.callId, callersNumber: callerNumber, source: 'agent' } as const;
      const request = validated(BookDto, body);
      wanted = await this.bookings.slotOf(tenant, request);
      const { value } = await this.bookings.book(tenant, request, asker);
      if (isOpen(value.status)) {
        const say = phrases[tenant.locale].unconfirmed;
        return { ok: false, reason: 'unconfirmed', say, booking_id: value.id, status: value.status };
      }
      return {
        ok: true,
        say: value.confirmation,
        booking_id: value.id,
        status: value.status,
        start: value.start,
        end: value.end,
        hosts: value.hosts.map(({ name }) => name),
        code: value.code,
      };
    } catch (error) {
      return this.refusals.answer(tenant, error, wanted, performance.now() - since);
    }
  }

  private searchFor(args: Readonly<CheckAvailabilityArguments>, team_id: number): AvailabilitySearch {
    const last = this.searches.get(args);
    if (last?.teamId === team_id) return last;
    const search = Object.freeze(searchOf({ ...args, team_id }));
    this.searches.set(args, search);
    return search;
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

function offer({ slots, more, timezone }: FirstSlots, { locale, timezone: home }: Listener): AgentAnswer {
  if (slots.length === 0) return { ok: true, say: phrases[locale].nothingFree, available: false, slots: [], timezone };
  const offered = slots.map(({ start, slot_id }) => ({
    slot_id,
    start,
    spoken: spokenMoment(new Date(start), timezone, locale, home),
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
