import { Injectable } from '@nestjs/common';
import { AvailabilityService, type FirstSlots } from '@app/availability';
import { BookDto, BookAppointment, isOpen } from '@app/booking';
import { lineNumber, spokenMoment } from '@app/speech';
import { AppError, invalid, validated } from '@app/common';
import { TeamsService } from '@app/teams';
import { CompaniesService, type TenantContext } from '@app/tenancy';
import { AgentsService } from '../agents/agents.service';
import { bookArguments, CheckAvailabilityArguments, checkArguments } from './agent-arguments';
import { type AgentAnswer, answerFor } from './agent-answer';
import type { AgentCall } from './agent-call';
import { inactiveTeamAnswer } from './inactive-team';
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
    private readonly companies: CompaniesService,
  ) {}

  async checkAvailability(tenant: TenantContext, call: AgentCall): Promise<AgentAnswer> {
    try {
      const args = validated(CheckAvailabilityArguments, checkArguments(call.args, tenant.timezone));
      const search = {
        teamId: args.team_id ?? (await this.defaultTeam(tenant)),
        eventTypeId: args.event_type_id,
        date: args.date,
        endDate: args.end_date,
        from: args.from,
        to: args.to,
        duration: args.duration,
        timezone: args.timezone,
      };
      const found = await this.availability.first(tenant, search, SLOTS_TO_OFFER);
      const answer = offer(found, tenant);
      if (!found.stale) return answer;
      return { ...answer, say: phrases[tenant.locale].whenStale(answer.say), stale: true };
    } catch (error) {
      return this.refusal(tenant, error);
    }
  }

  async bookAppointment(tenant: TenantContext, call: AgentCall): Promise<AgentAnswer> {
    try {
      const callerNumber = lineNumber(call.reportedNumber, await this.companies.country(tenant));
      const body = bookArguments(call.args, callerNumber);
      if (body.slot_id === undefined && body.team_id === undefined) body.team_id = await this.defaultTeam(tenant);
      const asker = { callId: call.callId, callersNumber: callerNumber, source: 'agent' } as const;
      const { value } = await this.bookings.book(tenant, validated(BookDto, body), asker);
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
      return this.refusal(tenant, error);
    }
  }

  private async refusal(tenant: TenantContext, error: unknown): Promise<AgentAnswer> {
    const isInactive = error instanceof AppError && error.code === 'team_inactive';
    if (!isInactive) return answerFor(error, tenant.locale);
    return inactiveTeamAnswer(await this.teams.list(tenant), tenant.locale);
  }

  private async defaultTeam(tenant: TenantContext): Promise<number> {
    const agent = await this.agents.get(tenant);
    if (agent.teamId) return agent.teamId;
    const id = await this.teams.defaultId(tenant);
    if (id !== undefined) return id;
    throw invalid({ field: 'team_id', message: 'is required' });
  }
}

function offer({ slots, more, timezone }: FirstSlots, { locale }: TenantContext): AgentAnswer {
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
