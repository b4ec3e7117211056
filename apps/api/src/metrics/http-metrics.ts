import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest, onResponseHookHandler } from 'fastify';
import type { Registry } from 'prom-client';
import type { Durations } from '@app/telemetry';
import { tenantOf } from '@app/tenancy';
import { CacheTallies } from './cache-tallies';
import { counter, histogram } from './families';
import { Tallies } from './tallies';

/** The route label of all requests that match no route. */
const NO_ROUTE = 'none';
/** The values of the `x-cache` header. */
const OUTCOMES = ['HIT', 'MISS', 'STALE', 'BYPASS'] as const;

/**
 * Counts answers by the declared route, never by the requested URL, so that no address, id or company becomes a label.
 * Each route holds its own tallies, so that counting an answer is one map lookup.
 */
@Injectable()
export class HttpMetrics {
  private readonly tallies = new Tallies();
  private readonly outcomes = new Map<unknown, number>(OUTCOMES.map((outcome) => [outcome, 0]));

  constructor(private readonly companies: CacheTallies) {}

  /** Counts the answers of this server. To be called before its routes are registered. */
  observe(server: FastifyInstance): void {
    server.addHook('onRoute', (route) => {
      const count = this.counterOf([route.method].flat(), route.url);
      route.onResponse = [...[route.onResponse ?? []].flat(), count];
    });
    server.addHook('onResponse', (request, reply, done) => {
      if (request.is404) this.count(this.tallies.series(request.method, NO_ROUTE), reply);
      done();
    });
  }

  register(registry: Registry): void {
    const { tallies, outcomes } = this;
    counter(
      registry,
      {
        name: 'http_requests_total',
        help: 'Answers by method, route as declared, and status',
        labelNames: ['method', 'route', 'status'],
      },
      () => tallies.all.map(({ labels, tally }) => [labels, tally.count] as const),
    );
    histogram(
      registry,
      {
        name: 'http_request_duration_seconds',
        help: 'From the arrival of the headers until the answer was handed to the system',
      },
      () => tallies.all,
    );
    counter(
      registry,
      {
        name: 'cache_answers_total',
        help: 'Answers of cached routes by where they came from; bypass: made for one request, not cached',
        labelNames: ['outcome'],
      },
      () => OUTCOMES.map((outcome) => [{ outcome: outcome.toLowerCase() }, outcomes.get(outcome) ?? 0] as const),
    );
  }

  private counterOf(methods: string[], route: string): onResponseHookHandler {
    const seriesByMethod = new Map(methods.map((method) => [method, this.tallies.series(method, route)]));
    return (request: FastifyRequest, reply: FastifyReply, done) => {
      const series = seriesByMethod.get(request.method);
      if (series) this.count(series, reply);
      done();
    };
  }

  private count(tallyOf: (status: number) => Durations, reply: FastifyReply): void {
    tallyOf(reply.statusCode).add(reply.elapsedTime / 1000);
    const outcome = reply.getHeader('x-cache');
    const before = outcome === undefined ? undefined : this.outcomes.get(outcome);
    if (before === undefined) return;
    this.outcomes.set(outcome, before + 1);
    const tenant = tenantOf(reply.request);
    if (tenant) this.companies.count(tenant.companyId, outcome === 'HIT');
  }
}
