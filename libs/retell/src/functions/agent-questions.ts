import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CachedQuestion, QuestionReader } from '@app/caching';
import { CheckAvailability } from '@app/receptionist';
import type { TenantContext } from '@app/tenancy';
import { AgentsService } from '../agents/agents.service';
import { readAgentCall } from '../agent-call';

/** Reads what voice agents ask about free slots, in signed calls. */
@Injectable()
export class AgentQuestions implements QuestionReader {
  constructor(
    private readonly agents: AgentsService,
    private readonly checking: CheckAvailability,
  ) {}

  /** @throws AppError for what the handler refuses. */
  read(tenant: TenantContext, { body }: FastifyRequest): CachedQuestion | undefined {
    const agent = tenant.role === 'agent' ? this.agents.known(tenant) : undefined;
    if (!agent) return undefined;
    const { args, callId } = readAgentCall(body, CheckAvailability.facts);
    const conversation = { tenant, source: 'agent', callId, teamId: agent.teamId ?? undefined } as const;
    const question = this.checking.question(conversation, args);
    return question && { ...question, isPlain: true };
  }
}
