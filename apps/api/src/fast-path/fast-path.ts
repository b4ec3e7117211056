import { Injectable } from '@nestjs/common';
import { ModuleRef, ModulesContainer, Reflector } from '@nestjs/core';
import { type CachedQuestion, CachedQuestions, CompanyCache, CompanyCached, isNotModified } from '@app/caching';
import { noteStoreState, type QuestionReader, type ReadyAnswer, type StoreState } from '@app/caching';
import { AppError } from '@app/common';
import { type Route, Routes, type TenantContext, tenantOf } from '@app/tenancy';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler, onSendHookHandler } from 'fastify';
import { addressOf } from '../api-prefix';
import { MissCoalescing } from './miss-coalescing';
import { knowingGuards, type KnowingGuard } from './registered-guards';
import { TickBatcher } from './tick-batcher';

/** A cached route, what reads its questions, and the guards that have to admit a request. */
interface FastRoute {
  route: Route;
  questions: QuestionReader;
  guards: readonly KnowingGuard[];
}

/**
 * Sends cached answers of {@link CompanyCached} and {@link CachedQuestions} routes before Nest runs: as soon as the
 * headers are read, or the body where there is one. It consults the guards that Nest has registered: a request that one
 * of them does not already admit takes the slow path, where the guards decide. A guard that cannot know its "yes"
 * beforehand switches the fast path off: slow, never open.
 */
@Injectable()
export class FastPath {
  private readonly misses = new MissCoalescing();

  constructor(
    private readonly routes: Routes,
    private readonly reflector: Reflector,
    private readonly modules: ModulesContainer,
    private readonly moduleRef: ModuleRef,
    private readonly cache: CompanyCache,
  ) {}

  /** Adds the hook to each cached route. Call it before the application registers its routes. */
  attach(server: FastifyInstance): void {
    let byName: Map<string, FastRoute> | undefined;
    server.addHook('onRoute', (options) => {
      byName ??= new Map(this.fastRoutes());
      const { method } = options;
      const fastRoute = byName.get(`${String(method)} ${options.url}`);
      if (!fastRoute) return;
      const hook = this.hook(fastRoute);
      // The content and the signer of a body are known only once it is parsed.
      if (method === 'GET') options.onRequest = [...[options.onRequest ?? []].flat(), hook];
      else options.preHandler = [...[options.preHandler ?? []].flat(), hook];
      options.onSend = [...[options.onSend ?? []].flat(), this.endOfLoad];
    });
  }

  private fastRoutes(): [name: string, FastRoute][] {
    const guards = knowingGuards(this.modules);
    if (!guards) return [];
    return this.routes.all().flatMap((route): [string, FastRoute][] => {
      const questions = this.readerOf(route);
      if (!questions || route.hasOwnGuards) return [];
      return [[`${route.verb} ${addressOf(route.path)}`, { route, questions, guards }]];
    });
  }

  private readerOf({ verb, handler }: Route): QuestionReader | undefined {
    const reader = this.reflector.get(CachedQuestions, handler);
    if (reader) return this.moduleRef.get(reader, { strict: false });
    const cached = this.reflector.get(CompanyCached, handler);
    if (verb !== 'GET' || !cached) return undefined;
    return {
      read(tenant, request) {
        const key = cached.key(tenant, request);
        return key && { key };
      },
    };
  }

  /** Fastify calls it when the slow path has its answer, also a refusal, before the first byte of it is sent. */
  private readonly endOfLoad: onSendHookHandler = (_request, reply, payload, done) => {
    this.misses.loaded(reply.raw);
    done(null, payload);
  };

  private hook({ route, questions, guards }: FastRoute): onRequestHookHandler {
    const batcher = new TickBatcher();
    const answer = (
      found: ReadyAnswer,
      question: CachedQuestion,
      request: FastifyRequest,
      reply: FastifyReply,
    ): void => {
      const told = this.answerTo(question, found);
      send(told, question, guards, request, reply);
      question.answered?.(told, reply.elapsedTime);
    };
    const fromStore = async (question: CachedQuestion, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
      const found = await this.find(question, reply);
      if (typeof found === 'object') answer(found, question, request, reply);
      else noteStoreState(request, question.key, found);
    };
    return (request, reply, done) => {
      const tenant = guards.every((guard) => guard.alreadyAdmits(request, route)) ? tenantOf(request) : undefined;
      const question = tenant && understood(questions, tenant, request);
      if (!question) return done();
      const ready = this.cache.peek(question.key);
      // Fastify continues when the returned promise resolves, so `done` is not called.
      if (!ready) return fromStore(question, request, reply);
      batcher.add(() => {
        try {
          answer(ready, question, request, reply);
        } catch (error) {
          done(error as Error);
        }
      });
    };
  }

  private async find({ key }: CachedQuestion, reply: FastifyReply): Promise<ReadyAnswer | StoreState> {
    const found = await this.cache.lookup(key);
    const leader = found === 'empty' ? this.misses.follow(key, reply.raw) : undefined;
    if (!leader) return found;
    await leader;
    return this.cache.peek(key) ?? this.cache.lookup(key);
  }

  private answerTo({ key, derivation }: CachedQuestion, found: ReadyAnswer): ReadyAnswer {
    return derivation ? this.cache.derived(key, found, derivation) : found;
  }
}

/** What is refused here is refused on the slow path as well, where the refusal is sent. */
function understood(
  questions: QuestionReader,
  tenant: TenantContext,
  request: FastifyRequest,
): CachedQuestion | undefined {
  try {
    return questions.read(tenant, request);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** @throws AppError 429 `rate_limited` */
function send(
  answer: ReadyAnswer,
  { isPlain = false }: CachedQuestion,
  guards: readonly KnowingGuard[],
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  for (const guard of guards) guard.onFastPath?.(request, reply);
  const notModified = !isPlain && request.method === 'GET' && isNotModified(request, answer.etag);
  const headers = isPlain ? answer.plainHeaders() : answer.headers(!notModified);
  const set = reply.getHeaders();
  for (const name in set) if (isPlain || name !== 'cache-control') headers.push(name, String(set[name]));
  // Only the metrics read the reply from here on.
  if (!isPlain) void reply.header('x-cache', 'HIT');
  // `reply.send` costs as much as everything else here. Written raw, head and body are one chunk.
  reply.hijack();
  reply.raw.writeHead(notModified ? 304 : 200, headers);
  if (notModified) reply.raw.end();
  else reply.raw.end(answer.bytes, 'latin1');
}
