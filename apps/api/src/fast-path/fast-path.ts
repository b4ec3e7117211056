import { Injectable } from '@nestjs/common';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { BODY_HEADERS, CompanyCache, CompanyCached, isNotModified, noteStoreState } from '@app/caching';
import type { CacheKey, CompanyCachePolicy, ReadyAnswer, StoreState } from '@app/caching';
import { Environment } from '@app/common';
import { type Route, Routes, tenantOf } from '@app/tenancy';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import { API_PREFIX } from '../api-prefix';
import { MissCoalescing } from './miss-coalescing';
import { knowingGuards, type KnowingGuard } from './registered-guards';
import { TickBatcher } from './tick-batcher';

/** A cached route with all that is asked before one of its answers may be sent. */
interface FastRoute {
  route: Route;
  cached: CompanyCachePolicy;
  guards: readonly KnowingGuard[];
}

/**
 * Sends answers of {@link CompanyCached} routes that are at hand before Nest runs. The guards that are asked are those
 * that Nest would ask: where one of them does not already know its "yes", the request takes the slow path, in which
 * they decide. A guard that can never know it switches the fast path off: slow, never open.
 */
@Injectable()
export class FastPath {
  private readonly misses = new MissCoalescing();

  constructor(
    private readonly routes: Routes,
    private readonly reflector: Reflector,
    private readonly modules: ModulesContainer,
    private readonly cache: CompanyCache,
    private readonly environment: Environment,
  ) {}

  /** Before the application's routes are registered: the hook belongs to each of them. */
  attach(server: FastifyInstance): void {
    let byUrl: Map<string, FastRoute> | undefined;
    server.addHook('onRoute', (options) => {
      byUrl ??= new Map(this.fastRoutes());
      const found = options.method === 'GET' ? byUrl.get(options.url) : undefined;
      if (found) options.onRequest = [...[options.onRequest ?? []].flat(), this.hook(found)];
    });
  }

  private fastRoutes(): [url: string, FastRoute][] {
    const guards = knowingGuards(this.modules);
    if (!guards) return [];
    return this.routes.all().flatMap((route): [string, FastRoute][] => {
      const cached = this.reflector.get(CompanyCached, route.handler);
      if (route.verb !== 'GET' || !cached || route.hasOwnGuards) return [];
      return [[`/${API_PREFIX}/${route.path}`, { route, cached, guards }]];
    });
  }

  private hook({ route, cached, guards }: FastRoute): onRequestHookHandler {
    const batcher = new TickBatcher();
    const ttl = this.environment.cacheTtl[cached.ttl];
    const fromStore = async (key: CacheKey, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const found = await this.find(key, ttl, reply);
      if (typeof found === 'object') send(found, guards, request, reply);
      else noteStoreState(request, key, found);
    };
    return (request, reply, done) => {
      const tenant = guards.every((guard) => guard.alreadyAdmits(request, route)) ? tenantOf(request) : undefined;
      const key = tenant && cached.key(tenant, request);
      if (!key) return done();
      const ready = this.cache.peek(key);
      // A promise goes on by itself.
      if (!ready) return fromStore(key, request, reply);
      batcher.add(() => {
        try {
          send(ready, guards, request, reply);
        } catch (error) {
          done(error as Error);
        }
      });
    };
  }

  private async find(key: CacheKey, ttl: number, reply: FastifyReply): Promise<ReadyAnswer | StoreState> {
    const found = await this.cache.lookup(key, ttl);
    const leader = found === 'empty' ? this.misses.follow(key, reply.raw) : undefined;
    if (!leader) return found;
    await leader;
    return this.cache.peek(key) ?? this.cache.lookup(key, ttl);
  }
}

/** @throws AppError 429 `rate_limited` */
function send(
  answer: ReadyAnswer,
  guards: readonly KnowingGuard[],
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  for (const guard of guards) guard.onFastPath?.(request);
  const isKnown = isNotModified(request, answer.etag);
  const headers = isKnown ? answer.headers.slice(BODY_HEADERS) : [...answer.headers];
  const given = reply.getHeaders();
  for (const name in given) if (name !== 'cache-control') headers.push(name, String(given[name]));
  // Nothing is read from the reply any more, except by those who count the answers.
  void reply.header('x-cache', 'HIT');
  // Past the reply's own way, which costs as much as all else here: head and body are one piece, written once.
  reply.hijack();
  reply.raw.writeHead(isKnown ? 304 : 200, headers);
  if (isKnown) reply.raw.end();
  else reply.raw.end(answer.bytes, 'latin1');
}
