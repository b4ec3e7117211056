import { hash } from 'node:crypto';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { type AppError, clientNetworkOf } from '@app/common';
import { type AdmissionGuard, CallerGuard, calledPolicyOf, type Route, tenantOf } from '@app/tenancy';
import { Throttles } from './throttles';
import { UnverifiedBodies } from './unverified-bodies';

const MAX_PROVEN = 20_000;
const MAX_AGENT_ID_LENGTH = 200;
/** Stands for all agents of a network: no agent's id has a space. */
const ANY_AGENT = ' ';

type Policy = Route['policy'];

/**
 * The limit of failed authentications, checked before credentials are looked up. A client network that has sent too many
 * wrong ones gets no more lookups for the rest of the minute. A credential that was verified before stays admitted: many
 * clients share an address, behind one office's router or one vendor's servers, and none of them may lock the others out.
 */
@Injectable()
export class FailedAuthenticationGuard implements AdmissionGuard {
  private readonly proven = new LRUCache<string, true>({ maxSize: MAX_PROVEN, sizeCalculation: () => 1 });

  constructor(
    private readonly callers: CallerGuard,
    private readonly throttles: Throttles,
    private readonly bodies: UnverifiedBodies,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const refusal = this.refusal(request, calledPolicyOf(context));
    if (refusal) throw refusal;
    return true;
  }

  alreadyAdmits(request: FastifyRequest, { policy }: Pick<Route, 'policy'>): boolean {
    return this.refusal(request, policy) === undefined;
  }

  /** An agent is recognized by its network, too, so that each of its calls says something new. */
  onFastPath(request: FastifyRequest): void {
    if (tenantOf(request)?.agentId !== undefined) this.noteSuccess(request);
  }

  /** Before the body is read, it is unknown which agent signs: one that was verified from this network is enough. */
  refusalOnSight(request: FastifyRequest, { policy }: Pick<Route, 'policy'>): AppError | undefined {
    return this.refusal(request, policy);
  }

  /** The refusal of a signed body that may come from one of these agents, before their keys are looked up. */
  refusalOfAgents(request: FastifyRequest, agentIds: readonly string[]): AppError | undefined {
    const network = clientNetworkOf(request);
    return this.unless(network, () => agentIds.some((id) => this.proven.has(agentKeyOf(network, id))));
  }

  /** Whether the request has a token that was verified before. */
  hasProvenToken(request: FastifyRequest): boolean {
    const token = this.callers.tokenOf(request);
    return token !== undefined && this.proven.has(tokenKeyOf(token));
  }

  /** The sender of a request: a token that was valid before, else the network that the request comes from. */
  senderOf(request: FastifyRequest): string {
    const token = this.hasProvenToken(request) ? this.callers.tokenOf(request) : undefined;
    return token ?? clientNetworkOf(request);
  }

  /** Records the request's credential as good, and gives back the place of its body. */
  noteSuccess(request: FastifyRequest): void {
    this.bodies.release(request);
    if (tenantOf(request)?.agentId !== undefined) {
      const network = clientNetworkOf(request);
      this.proven.set(agentKeyOf(network, agentIn(request.body)), true);
      this.proven.set(agentKeyOf(network, ANY_AGENT), true);
      return;
    }
    const token = this.callers.tokenOf(request);
    if (token !== undefined) this.proven.set(tokenKeyOf(token), true);
  }

  /** Counts a request that was answered with 401. */
  noteFailure(request: FastifyRequest): void {
    this.throttles.failures.note(clientNetworkOf(request));
  }

  private refusal(request: FastifyRequest, policy: Policy): AppError | undefined {
    const network = clientNetworkOf(request);
    return this.unless(network, () => {
      if (!policy || policy.public || !CallerGuard.isSigned(request, policy)) {
        return policy?.public === true || this.hasProvenToken(request);
      }
      const agent = request.body === undefined ? ANY_AGENT : agentIn(request.body);
      return this.proven.has(agentKeyOf(network, agent));
    });
  }

  /** @param isProven asked only when the network has failed too often. */
  private unless(network: string, isProven: () => boolean): AppError | undefined {
    if (!this.throttles.failures.isSpent(network) || isProven()) return undefined;
    return this.throttles.failures.refusal();
  }
}

/** A token is recognized by its digest. */
const tokenKeyOf = (token: string): string => hash('sha256', token, 'base64');

/** An agent has another signature for each call, so it is recognized by its id and network. */
const agentKeyOf = (network: string, agentId: string): string => `${network} ${agentId}`;

interface Named {
  agent_id?: unknown;
}

function agentIn(body: unknown): string {
  const { call_inbound: arriving, call = arriving } = (body ?? {}) as Record<'call' | 'call_inbound', Named | null>;
  return typeof call?.agent_id === 'string' ? call.agent_id.slice(0, MAX_AGENT_ID_LENGTH) : '';
}
