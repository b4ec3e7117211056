import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CachedQuestion, QuestionReader } from '@app/caching';
import { CheckAvailability } from '@app/receptionist';
import type { TenantContext } from '@app/tenancy';
import { AgentsService } from '../agents/agents.service';
import { readAgentCall } from '../agent-call';
import { CallLog } from '../calls/call-log';

/** Reads what voice agents ask about free slots, in signed calls. */
@Injectable()
export class AgentQuestions implements QuestionReader {
  constructor(
    private readonly agents: AgentsService,
    private readonly checking: CheckAvailability,
    private readonly calls: CallLog,
  ) {}

  /** @throws AppError for what the handler refuses. */
  read(tenant: TenantContext, { body }: FastifyRequest): CachedQuestion | undefined {
    const agent = tenant.role === 'agent' ? this.agents.known(tenant) : undefined;
    if (!agent) return undefined;
    const { args, callId } = readAgentCall(body, CheckAvailability.facts);
    const conversation = { tenant, source: 'agent', callId, teamId: agent.teamId ?? undefined } as const;
    const question = this.checking.question(conversation, args);
    if (!question) return undefined;
    const { name } = CheckAvailability.facts;
    const answered: CachedQuestion['answered'] = (answer, ms) => {
      question.answered?.(answer, ms);
      this.calls.noteAnswer(tenant, body, { name, args, answer: answer.text, ms });
    };
    return { ...question, isPlain: true, answered };
  }
}
