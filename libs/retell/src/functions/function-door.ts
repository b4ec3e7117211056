import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { storeStateOf } from '@app/caching';
import type { Asking } from '@app/availability';
import { BareAnswer, Clock, invalid, isRecord } from '@app/common';
import { type FunctionFacts, type ReceptionAnswer, ReceptionFunctions } from '@app/receptionist';
import type { TenantContext } from '@app/tenancy';
import { AgentConversations } from './agent-conversations';
import { readAgentCall } from '../agent-call';
import { CallLog } from '../calls/call-log';

/** Runs functions for signed calls, and for users, who take the same arguments. */
@Injectable()
export class FunctionDoor {
  constructor(
    private readonly functions: ReceptionFunctions,
    private readonly conversations: AgentConversations,
    private readonly calls: CallLog,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError 400 `malformed_call`. */
  async answerAgent(
    tenant: TenantContext,
    facts: FunctionFacts,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<BareAnswer<ReceptionAnswer>> {
    const call = readAgentCall(request.body, facts);
    const conversation = await this.conversations.of(tenant, request, call, askingOf(request, reply));
    const answer = await this.functions.run(conversation, facts, call.args);
    const { name } = facts;
    this.calls.noteAnswer(tenant, request.body, { name, args: call.args, answer, ms: reply.elapsedTime });
    return new BareAnswer(answer);
  }

  /** @throws AppError what is refused. */
  answerUser(
    tenant: TenantContext,
    facts: FunctionFacts,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ReceptionAnswer> {
    // A missing body means no arguments; `null` is a body.
    const { body: args = {} } = request;
    if (!isRecord(args)) throw invalid({ field: 'body', message: 'must be a JSON object' });
    const asking = askingOf(request, reply);
    const idempotencyKey = facts.isKeyed ? keyIn(request) : undefined;
    const conversation = { tenant, source: 'api', at: this.clock.now(), asking, idempotencyKey } as const;
    return this.functions.run(conversation, facts, args);
  }
}

/** Node joins repeated ones with commas. */
const keyIn = ({ headers: { 'idempotency-key': key } }: Pick<FastifyRequest, 'headers'>): string | undefined =>
  typeof key === 'string' ? key : undefined;

/** What the fast path has found in the cache's store for this request, and how long that took. */
export const askingOf = (request: FastifyRequest, { elapsedTime: waited }: FastifyReply): Asking => ({
  lookedUp: (key) => storeStateOf(request, key),
  waited,
});
