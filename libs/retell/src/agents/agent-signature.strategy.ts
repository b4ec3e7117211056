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
/** The database is asked for it before anybody has vouched for it. */
const AGENT_ID = /^[\x21-\x7e]{1,200}$/;
const ABILITIES = ['teams:read', 'bookings:read', 'bookings:write'];

/** `x-retell-signature` over the raw body: proves Retell, and through the agent's own key, the company. */
@Injectable()
export class AgentSignatureStrategy extends PassportStrategy(RequestStrategy, AGENT_SIGNATURE) {
  constructor(
    private readonly agents: AgentsService,
    private readonly companies: CompaniesService,
  ) {
    super();
  }

  async validate(request: RawBodyRequest<FastifyRequest>): Promise<TenantContext> {
    const signature = request.headers[AGENT_SIGNATURE_HEADER];
    const identity = identityIn(request.body);
    // A GET carries no body, so its signature would be good for any address: it proves nothing.
    if (typeof signature !== 'string' || !identity || !request.rawBody?.length) throw unauthenticated(REFUSED);
    const agent = await this.agents.identify(identity, request.rawBody, signature);
    if (!agent) throw unauthenticated(REFUSED);
    const company = await this.companies.contextFor(agent.companyId);
    return new TenantContext({ ...company, role: 'agent', abilities: ABILITIES, agentId: agent.id });
  }
}

/** Read before the signature is checked, so nothing of it is believed until the key has agreed. */
function identityIn(body: unknown): CallIdentity | undefined {
  const call = isRecord(body) ? body.call : undefined;
  if (!isRecord(call)) return undefined;
  if (typeof call.agent_id !== 'string' || !AGENT_ID.test(call.agent_id)) return undefined;
  const own = call.direction === 'outbound' ? call.from_number : call.to_number;
  return { agentId: call.agent_id, ...(typeof own === 'string' ? { ownNumber: own } : {}) };
}
