import { Injectable } from '@nestjs/common';
import { HttpAdapterHost, Reflector } from '@nestjs/core';
import { Environment } from '@app/common';
import {
  AGENT_SIGNATURE_HEADER,
  type AccessPolicy,
  credentialOf,
  ownedIdOf,
  Ownership,
  refusalFor,
  type Route,
  Routes,
  type TenantContext,
  TokensService,
} from '@app/tenancy';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import type { CacheKey } from '@app/caching';
import { CompanyCache, type StoreState } from '@app/caching';
import { BODY_HEADERS, type ReadyAnswer } from '@app/caching';
import { noteStoreState } from '@app/caching';
import { Throttles } from '@app/throttling';
import { CompanyCached, type CompanyCachePolicy } from '@app/caching';
import { API_PREFIX } from '../api-prefix';
import { EndOfTurn } from './end-of-turn';
import { isMatch } from '@app/caching';
import { Pioneers } from './pioneers';

/** A cached route with all that has to be known before one of its answers may be sent. */
interface Lane extends Pick<Route, 'owns'> {
  policy: AccessPolicy;
  cached: CompanyCachePolicy;
}

/**
 * Sends answers of {@link CompanyCached} routes that are at hand before Nest is asked: a caller who is known, a route
 * that lets them in, a thing that is proven to be theirs, an answer that is there. The rules are those of the guards
 * and of the interceptor, standing in another place; whatever is not certain here goes the long way, where it is
 * decided, and nothing is refused here but what is too much.
 */
@Injectable()
export class QuickHits {
  private readonly pioneers = new Pioneers();

  constructor(
    private readonly routes: Routes,
    private readonly reflector: Reflector,
    private readonly tokens: TokensService,
    private readonly ownership: Ownership,
    private readonly throttles: Throttles,
    private readonly cache: CompanyCache,
    private readonly environment: Environment,
    private readonly host: HttpAdapterHost,
  ) {
    this.attach();
  }

  /** At once: the server hears of the routes before the modules are told that they are ready. */
  private attach(): void {
    let lanes: Map<string, Lane> | undefined;
    // Commands start the same rooms without a server.
    this.host.httpAdapter?.getInstance<FastifyInstance>().addHook('onRoute', (route) => {
      lanes ??= new Map(this.lanes());
      const lane = route.method === 'GET' ? lanes.get(route.url) : undefined;
      if (lane) route.onRequest = [...[route.onRequest ?? []].flat(), this.hook(lane)];
    });
  }

  private lanes(): [url: string, Lane][] {
    return this.routes.all().flatMap(({ verb, path, handler, policy, owns }): [string, Lane][] => {
      const cached = this.reflector.get(CompanyCached, handler);
      if (verb !== 'GET' || !cached || !policy || policy.public) return [];
      return [[`/${API_PREFIX}/${path}`, { policy, cached, owns }]];
    });
  }

  private hook(lane: Lane): onRequestHookHandler {
    const turn = new EndOfTurn();
    const ttl = this.environment.cacheTtl[lane.cached.ttl];
    const fromStore = async (tenant: TenantContext, key: CacheKey, request: FastifyRequest, reply: FastifyReply) => {
      const found = await this.find(key, ttl, reply);
      if (typeof found === 'object') this.send(found, tenant, request, reply);
      else noteStoreState(request, key, found);
    };
    return (request, reply, done) => {
      const tenant = this.callerOf(request, lane);
      const key = tenant && lane.cached.key(tenant, request);
      if (!key) return done();
      const near = this.cache.peek(key);
      // A promise goes on by itself.
      if (!near) return fromStore(tenant, key, request, reply);
      turn.add(() => {
        try {
          this.send(near, tenant, request, reply);
        } catch (error) {
          done(error as Error);
        }
      });
    };
  }

  private async find(key: CacheKey, ttl: number, reply: FastifyReply): Promise<ReadyAnswer | StoreState> {
    const found = await this.cache.ask(key, ttl);
    const ahead = found === 'empty' ? this.pioneers.follow(key, reply.raw) : undefined;
    if (!ahead) return found;
    await ahead;
    return this.cache.peek(key) ?? this.cache.ask(key, ttl);
  }

  /** Whom the guards would let through, as far as that is known without asking anybody. */
  private callerOf(request: FastifyRequest, { policy, owns }: Lane): TenantContext | undefined {
    if (policy.agents && request.headers[AGENT_SIGNATURE_HEADER] !== undefined) return undefined;
    const credential = credentialOf(request);
    const tenant = credential === undefined ? undefined : this.tokens.known(credential);
    if (!tenant || refusalFor(tenant, policy)) return undefined;
    if (!owns) return tenant;
    const id = ownedIdOf(request, owns);
    return id !== undefined && this.ownership.isProven(tenant, owns.kind, id) ? tenant : undefined;
  }

  /** @throws AppError 429 `rate_limited` */
  private send(answer: ReadyAnswer, tenant: TenantContext, request: FastifyRequest, reply: FastifyReply): void {
    this.throttles.countCall(tenant);
    const isKnown = isMatch(request.headers['if-none-match'], answer.etag);
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
}
