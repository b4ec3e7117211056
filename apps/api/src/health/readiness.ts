import { EntityManager } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable, ServiceUnavailableException } from '@nestjs/common';
import {
  type HealthCheckResult,
  HealthCheckService,
  type HealthIndicatorResult,
  HealthIndicatorService,
} from '@nestjs/terminus';
import { CompanyCache } from '@app/caching';

type State = 'up' | 'down';

export interface ReadinessReport {
  status: State;
  /** Without the cache the service goes on, only slower. */
  dependencies: { database: State; cache: State };
}

/** Reports whether this process can serve requests: "down" without the database, and as soon as shutdown begins. */
@Injectable()
export class Readiness {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly em: EntityManager,
    private readonly cache: CompanyCache,
  ) {}

  async report(): Promise<ReadinessReport> {
    const { status, details } = await this.health
      .check([() => this.database(), () => this.cacheStore()])
      .catch(failedResult);
    const stateOf = (name: string): State => (details[name]?.status === 'up' ? 'up' : 'down');
    return {
      status: status === 'ok' || status === 'degraded' ? 'up' : 'down',
      dependencies: { database: stateOf('database'), cache: stateOf('cache') },
    };
  }

  private database(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('database');
    return (this.em.fork() as SqlEntityManager).execute('select 1').then(
      () => indicator.up(),
      () => indicator.down(),
    );
  }

  private async cacheStore(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('cache');
    return (await this.cache.ping()) ? indicator.up() : indicator.degraded();
  }
}

/** Terminus throws its result when a required dependency is down, or when the process is shutting down. */
function failedResult(error: unknown): HealthCheckResult {
  if (error instanceof ServiceUnavailableException) return error.getResponse() as HealthCheckResult;
  throw error;
}
