import { hash } from 'node:crypto';
import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { type AdmissionGuard, calledPolicyOf, type Route } from '@app/tenancy';
import { clientNetworkOf } from './client-network';
import { Throttles } from './throttles';

const MAX_PROVEN = 20_000;
const MAX_AGENT_ID_LENGTH = 200;

/**
 * The limit of failed authentications, checked before credentials are looked up. A client network that has sent too many
 * wrong ones gets no more lookups for the rest of the minute. A credential that was verified before stays admitted: many
 * clients share an address, behind one office's router or one vendor's servers, and none of them may lock the others out.
 */
@Injectable()
export class FailedAuthenticationGuard implements AdmissionGuard {
  private readonly proven = new LRUCache<string, true>({ max: MAX_PROVEN });

  constructor(private readonly throttles: Throttles) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.admits(request, calledPolicyOf(context)?.public === true)) return true;
    throw this.throttles.failures.refusal();
  }

  alreadyAdmits(request: FastifyRequest, { policy }: Pick<Route, 'policy'>): boolean {
    return this.admits(request, policy?.public === true);
  }

  /** Records the request's credential as good. */
  noteSuccess(request: FastifyRequest): void {
    this.proven.set(credentialKeyOf(request), true);
  }

  /** Counts a request that was answered with 401. */
  noteFailure(request: FastifyRequest): void {
    this.throttles.failures.note(clientNetworkOf(request));
  }

  private admits(request: FastifyRequest, isPublic: boolean): boolean {
    if (!this.throttles.failures.isSpent(clientNetworkOf(request))) return true;
    return isPublic || this.proven.has(credentialKeyOf(request));
  }
}

/** A token is recognized by its digest. An agent signs each call anew, so it is recognized by its id and network. */
function credentialKeyOf(request: FastifyRequest): string {
  const { authorization } = request.headers;
  if (authorization !== undefined) return hash('sha256', authorization, 'base64');
  const { call } = (request.body ?? {}) as { call?: { agent_id?: unknown } | null };
  const agent = typeof call?.agent_id === 'string' ? call.agent_id.slice(0, MAX_AGENT_ID_LENGTH) : '';
  return `${clientNetworkOf(request)} ${agent}`;
}
