import { hash } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost, Reflector } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { LRUCache } from 'lru-cache';
import { clientNetworkOf } from './client-network';
import { isPublic } from './policy';
import { Throttles } from './throttles';

const REMEMBERED = 20_000;
const LONGEST_ID = 200;

/**
 * Stands before the look-up of credentials. An address that has sent too many wrong ones gets no more of them looked up
 * for the rest of the minute. Whoever was let in before is let in again: many share an address, behind one office's
 * router or one vendor's servers, and none of them must be able to lock the others out.
 */
@Injectable()
export class FloodGuard implements CanActivate, OnModuleInit {
  private readonly proven = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(
    private readonly throttles: Throttles,
    private readonly reflector: Reflector,
    private readonly host: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    // Commands start the same rooms without a server.
    const server = this.host.httpAdapter?.getInstance<FastifyInstance>();
    server?.addHook('onResponse', (request, reply, done) => {
      if (reply.statusCode === 401) this.throttles.failures.note(clientNetworkOf(request));
      done();
    });
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (!this.throttles.failures.isSpent(clientNetworkOf(request))) return true;
    if (isPublic(this.reflector, context) || this.proven.has(claimOf(request))) return true;
    throw this.throttles.failures.refusal();
  }

  /** Its credential was good. */
  remember(request: FastifyRequest): void {
    this.proven.set(claimOf(request), true);
  }
}

/** A token by its digest, which nobody can guess. An agent signs each call anew and is known by its id and address. */
function claimOf(request: FastifyRequest): string {
  const { authorization } = request.headers;
  if (authorization !== undefined) return hash('sha256', authorization, 'base64');
  const { call } = (request.body ?? {}) as { call?: { agent_id?: unknown } | null };
  const agent = typeof call?.agent_id === 'string' ? call.agent_id.slice(0, LONGEST_ID) : '';
  return `${clientNetworkOf(request)} ${agent}`;
}
