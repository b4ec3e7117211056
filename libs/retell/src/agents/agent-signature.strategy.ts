import { Injectable, type RawBodyRequest } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { isRecord, unauthenticated } from '@app/common';
import {
  AGENT_SIGNATURE,
  AGENT_SIGNATURE_HEADER,
  CompaniesService,
  RequestStrategy,
  TenantContext,
} from '@app/tenancy';
import { AgentsService, type CallIdentity } from './agents.service';

const REFUSED = 'The signature does not match this agent, this number and this body';
/** It goes into a query before the signature is checked, so its form is restricted. */
const AGENT_ID = /^[\x21-\x7e]{1,200}$/;
const ABILITIES = ['teams:read', 'bookings:read', 'bookings:write'];

/** Checks `x-retell-signature` over the raw body: the agent's own key proves Retell and the company. */
@Injectable()
export class AgentSignatureStrategy extends PassportStrategy(RequestStrategy, AGENT_SIGNATURE) {
  constructor(
    private readonly agents: AgentsService,
    private readonly companies: CompaniesService,
  ) {
    super();
  }

  /** @throws AppError 401, the same whatever was wrong. */
  async validate(request: RawBodyRequest<FastifyRequest>): Promise<TenantContext> {
    const signature = request.headers[AGENT_SIGNATURE_HEADER];
    const identity = identityIn(request.body);
    // The signature covers only the body: that of an empty one would be valid for any URL.
    if (typeof signature !== 'string' || !identity || !request.rawBody?.length) throw unauthenticated(REFUSED);
    const agent = await this.agents.identify(identity, request.rawBody, signature);
    if (!agent) throw unauthenticated(REFUSED);
    const company = await this.companies.contextFor(agent.companyId);
    return new TenantContext({ ...company, role: 'agent', abilities: ABILITIES, agentId: agent.id });
  }
}

/** Read before the signature is checked: untrusted until the key has verified it. */
function identityIn(body: unknown): CallIdentity | undefined {
  const call = isRecord(body) ? body.call : undefined;
  if (!isRecord(call)) return undefined;
  if (typeof call.agent_id !== 'string' || !AGENT_ID.test(call.agent_id)) return undefined;
  const own = call.direction === 'outbound' ? call.from_number : call.to_number;
  return { agentId: call.agent_id, ...(typeof own === 'string' ? { ownNumber: own } : {}) };
}
