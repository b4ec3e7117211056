import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Asking } from '@app/availability';
import { Clock } from '@app/common';
import type { Conversation } from '@app/receptionist';
import { lineNumber } from '@app/speech';
import { CallerGuard, CompaniesService, type TenantContext } from '@app/tenancy';
import { AgentsService } from '../agents/agents.service';
import { signedAt } from '../agents/signature';
import type { AgentCall } from '../agent-call';

/** What a signed call says of the conversation. */
@Injectable()
export class AgentConversations {
  constructor(
    private readonly agents: AgentsService,
    private readonly companies: CompaniesService,
    private readonly clock: Clock,
  ) {}

  async of(
    tenant: TenantContext,
    { headers }: Pick<FastifyRequest, 'headers'>,
    { callId, reportedNumber }: AgentCall,
    asking: Asking,
  ): Promise<Conversation> {
    const { teamId } = await this.agents.get(tenant);
    const callersNumber = lineNumber(reportedNumber, await this.companies.country(tenant));
    // Retell signs when it calls.
    const at = signedAt(headers[CallerGuard.agentSignature.header]) ?? this.clock.now();
    return { tenant, source: 'agent', callId, callersNumber, teamId: teamId ?? undefined, at, asking };
  }
}
