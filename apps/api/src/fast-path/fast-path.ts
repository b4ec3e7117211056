import { Injectable } from '@nestjs/common';
import { ModulesContainer, Reflector } from '@nestjs/core';
import { CompanyCache, CompanyCached, isNotModified, noteStoreState } from '@app/caching';
import type { CacheKey, CompanyCachePolicy, ReadyAnswer, StoreState } from '@app/caching';
import { type Route, Routes, tenantOf } from '@app/tenancy';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler, onSendHookHandler } from 'fastify';
import { API_PREFIX } from '../api-prefix';
import { MissCoalescing } from './miss-coalescing';
import { knowingGuards, type KnowingGuard } from './registered-guards';
import { TickBatcher } from './tick-batcher';

/** A cached route, its cache policy, and the guards that have to admit a request. */
interface FastRoute {
  route: Route;
  cached: CompanyCachePolicy;
  guards: readonly KnowingGuard[];
}

/**
 * Sends cached answers of {@link CompanyCached} routes before Nest runs. It consults the guards that Nest has
 * registered: a request that one of them does not already admit takes the slow path, where the guards decide. A guard
 * that cannot know its "yes" beforehand switches the fast path off: slow, never open.
 */
@Injectable()
export class FastPath {
  private readonly misses = new MissCoalescing();

  constructor(
    private readonly routes: Routes,
    private readonly reflector: Reflector,
    private readonly modules: ModulesContainer,
    private readonly cache: CompanyCache,
  ) {}

  /** Adds the hook to each cached route. Call it before the application registers its routes. */
  attach(server: FastifyInstance): void {
    let byUrl: Map<string, FastRoute> | undefined;
    server.addHook('onRoute', (options) => {
      byUrl ??= new Map(this.fastRoutes());
      const fastRoute = options.method === 'GET' ? byUrl.get(options.url) : undefined;
      if (!fastRoute) return;
      options.onRequest = [...[options.onRequest ?? []].flat(), this.hook(fastRoute)];
      options.onSend = [...[options.onSend ?? []].flat(), this.endOfLoad];
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

  /** Fastify calls it when the slow path has its answer, also a refusal, before the first byte of it is sent. */
  private readonly endOfLoad: onSendHookHandler = (_request, reply, payload, done) => {
    this.misses.loaded(reply.raw);
    done(null, payload);
  };

  private hook({ route, cached, guards }: FastRoute): onRequestHookHandler {
    const batcher = new TickBatcher();
    const fromStore = async (key: CacheKey, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const found = await this.find(key, reply);
      if (typeof found === 'object') send(found, guards, request, reply);
      else noteStoreState(request, key, found);
    };
    return (request, reply, done) => {
      const tenant = guards.every((guard) => guard.alreadyAdmits(request, route)) ? tenantOf(request) : undefined;
      const key = tenant && cached.key(tenant, request);
      if (!key) return done();
      const ready = this.cache.peek(key);
      // Fastify continues when the returned promise resolves, so `done` is not called.
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

  private async find(key: CacheKey, reply: FastifyReply): Promise<ReadyAnswer | StoreState> {
    const found = await this.cache.lookup(key);
    const leader = found === 'empty' ? this.misses.follow(key, reply.raw) : undefined;
    if (!leader) return found;
    await leader;
    return this.cache.peek(key) ?? this.cache.lookup(key);
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
  const notModified = isNotModified(request, answer.etag);
  const headers = answer.headers(!notModified);
  const set = reply.getHeaders();
  for (const name in set) if (name !== 'cache-control') headers.push(name, String(set[name]));
  // Only the metrics read the reply from here on.
  void reply.header('x-cache', 'HIT');
  // `reply.send` costs as much as everything else here. Written raw, head and body are one chunk.
  reply.hijack();
  reply.raw.writeHead(notModified ? 304 : 200, headers);
  if (notModified) reply.raw.end();
  else reply.raw.end(answer.bytes, 'latin1');
}
