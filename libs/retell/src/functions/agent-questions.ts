import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { CachedQuestion, QuestionReader } from '@app/caching';
import type { TenantContext } from '@app/tenancy';
import { readAgentCall } from './agent-call';
import { AgentFunctionsService } from './agent-functions.service';

/** Reads what voice agents ask about free slots, in signed calls. */
@Injectable()
export class AgentQuestions implements QuestionReader {
  constructor(private readonly functions: AgentFunctionsService) {}

  /** @throws AppError for what the handler refuses. */
  read(tenant: TenantContext, { body }: FastifyRequest): CachedQuestion | undefined {
    if (tenant.role !== 'agent') return undefined;
    const question = this.functions.availabilityQuestion(tenant, readAgentCall(body, 'check_availability'));
    return question && { ...question, isPlain: true };
  }
}
