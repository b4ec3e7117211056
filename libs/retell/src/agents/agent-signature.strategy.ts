import { Injectable, type RawBodyRequest } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { type AppError, Clock, unauthenticated } from '@app/common';
import { CallerGuard, CompaniesService, RequestStrategy, type SignatureJudge, TenantContext } from '@app/tenancy';
import { agentNotNamed, isBareText } from '../agent-call';
import { AGENT_ABILITIES } from './agent-abilities';
import type { AgentCopy } from './agent-copy';
import { AgentsService, type CallIdentity } from './agents.service';
import { agentInAddress, identityIn } from './call-identity';
import { claimedAgentsIn, claimedNumbersIn, isAgentId } from './claimed-agents';
import { isSignature, isTimelySignature } from './signature';

const REFUSED = 'The signature does not match this agent, this number and this body';

/**
 * Checks `x-retell-signature` over the raw body: the agent's own key authenticates Retell and the company. Refuses what
 * it can by the headers before the body is read, and by its bytes before it is parsed. Finally {@link validate}
 * decides.
 */
@Injectable()
export class AgentSignatureStrategy
  extends PassportStrategy(RequestStrategy, CallerGuard.agentSignature.strategy)
  implements SignatureJudge
{
  /** Signers of requests whose bytes are verified already, so that no digest is computed twice. */
  private readonly signers = new WeakMap<FastifyRequest, [claim: Claim, signers: readonly AgentCopy[]]>();

  /** Made once for each pair of copies. */
  private readonly contexts = new WeakMap<AgentCopy, { company: TenantContext; tenant: TenantContext }>();

  constructor(
    private readonly agents: AgentsService,
    private readonly companies: CompaniesService,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** The 401 of a header that is no signature. */
  refusalOnSight({ headers }: Pick<FastifyRequest, 'headers'>): AppError | undefined {
    return isSignature(headers[CallerGuard.agentSignature.header]) ? undefined : unauthenticated(REFUSED);
  }

  /** Whether the header is a signature of about this time. It may still be false. */
  isTimely({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
    return isTimelySignature(headers[CallerGuard.agentSignature.header], this.clock.now());
  }

  /** The agents that may have signed: the one that the tool's address names, else those in the body, at most eight. */
  claimedAgents({ query }: Pick<FastifyRequest, 'query'>, body: Buffer): string[] {
    const named = agentInAddress(query);
    if (named === undefined) return claimedAgentsIn(body);
    return isAgentId(named) ? [named] : [];
  }

  /**
   * The 401 of a body that none of the agents has signed, or the 400 of one that can name none. To be asked before the body
   * is parsed.
   * @param agentIds of {@link claimedAgents}.
   */
  async refusalOfBytes(
    request: FastifyRequest,
    body: Buffer,
    agentIds: readonly string[],
  ): Promise<AppError | undefined> {
    const signature = request.headers[CallerGuard.agentSignature.header];
    if (!isTimelySignature(signature, this.clock.now())) return unauthenticated(REFUSED);
    // Without an agent there is no key to verify with, but the answer can say what is missing.
    if (agentInAddress(request.query) === undefined && isBareText(body)) return agentNotNamed();
    const isNumberAlone = agentIds.length === 0 && agentInAddress(request.query) === undefined;
    const numbers = isNumberAlone ? claimedNumbersIn(body) : [];
    for (const claim of [...agentIds.map(byAgent), ...numbers.map(byNumber)]) {
      const signers = await this.signersOfClaim(claim, body, signature);
      if (signers.length === 0) continue;
      this.signers.set(request, [claim, signers]);
      return undefined;
    }
    return unauthenticated(REFUSED);
  }

  /** @throws AppError 401, the same whatever was wrong. */
  async validate(request: RawBodyRequest<FastifyRequest>): Promise<TenantContext> {
    const identity = identityIn(request);
    const agent = identity && this.agents.identify(identity, await this.signersOf(request, identity));
    if (!agent) throw unauthenticated(REFUSED);
    return this.contextOf(agent, await this.companies.contextFor(agent.companyId));
  }

  /** What {@link validate} resolves to, if the bytes are checked already and no query is needed. */
  known(request: FastifyRequest): TenantContext | undefined {
    const identity = identityIn(request);
    const [claim, signers = []] = this.signers.get(request) ?? [];
    if (!identity || !claim || !isOf(identity, claim)) return undefined;
    const agent = this.agents.identify(identity, signers);
    const company = agent && this.companies.knownContext(agent.companyId);
    return company && this.contextOf(agent, company);
  }

  private contextOf(agent: AgentCopy, company: TenantContext): TenantContext {
    const last = this.contexts.get(agent);
    if (last?.company === company) return last.tenant;
    const tenant = new TenantContext({ ...company, role: 'agent', abilities: AGENT_ABILITIES, agentId: agent.id });
    this.contexts.set(agent, { company, tenant });
    return tenant;
  }

  private async signersOf(
    request: RawBodyRequest<FastifyRequest>,
    identity: CallIdentity,
  ): Promise<readonly AgentCopy[]> {
    const known = this.signers.get(request);
    if (known && isOf(identity, known[0])) return known[1];
    const signature = request.headers[CallerGuard.agentSignature.header];
    // The signature covers only the body: that of an empty one would be valid for any URL.
    if (typeof signature !== 'string' || !request.rawBody?.length) return [];
    const { agentId, ownNumber = '' } = identity;
    const claim = agentId === undefined ? byNumber(ownNumber) : byAgent(agentId);
    return this.signersOfClaim(claim, request.rawBody, signature);
  }

  private signersOfClaim(claim: Claim, body: Buffer, signature: string): Promise<readonly AgentCopy[]> {
    return 'agentId' in claim
      ? this.agents.signersOf(claim.agentId, body, signature)
      : this.agents.signersAt(claim.number, body, signature);
  }
}

/** Whom a body may be of: an agent by its id, or, before Retell has chosen one, by the number that was called. */
type Claim = { agentId: string } | { number: string };

const byAgent = (agentId: string): Claim => ({ agentId });
const byNumber = (number: string): Claim => ({ number });

const isOf = ({ agentId, ownNumber }: CallIdentity, claim: Claim): boolean =>
  'agentId' in claim ? claim.agentId === agentId : agentId === undefined && claim.number === ownNumber;
