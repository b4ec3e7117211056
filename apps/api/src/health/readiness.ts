import { EntityManager } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Inject, Injectable, Optional, ServiceUnavailableException } from '@nestjs/common';
import {
  type HealthCheckResult,
  HealthCheckService,
  type HealthIndicatorResult,
  HealthIndicatorService,
} from '@nestjs/terminus';
import { CompanyCache } from '@app/caching';
import { CalcomClient } from '@app/calcom-client';
import type { ReadReplicas } from '@app/database';
import { MaintenanceMode } from '@app/maintenance';
import { TenantDatabase } from '@app/tenancy';

type State = 'up' | 'down';
type CalcomState = State | 'degraded';
type ReplicaState = State | 'behind';

export interface ReadinessReport {
  status: State;
  /**
   * Without the cache the service works, only slower. Without Cal.com it serves what it has stored: `degraded` when
   * some calls are held back, `down` when those of several companies fail. Without replicas, which are named only when
   * configured, all reads go to the primary.
   */
  dependencies: { database: State; cache: State; calcom: CalcomState; replicas?: ReplicaState };
  /** Whether maintenance refuses changes. Reads are answered, so the process stays ready. Absent: unknown. */
  read_only?: boolean;
}

/** Reports whether this process can serve requests: `down` without the database, and as soon as shutdown begins. */
@Injectable()
export class Readiness {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly em: EntityManager,
    private readonly cache: CompanyCache,
    private readonly calcom: CalcomClient,
    private readonly maintenance: MaintenanceMode,
    @Optional() @Inject(TenantDatabase.replicas) private readonly replicas?: Pick<ReadReplicas, 'state'>,
  ) {}

  async report(): Promise<ReadinessReport> {
    const { status, details } = await this.health
      .check([() => this.database(), () => this.cacheStore()])
      .catch(failedResult);
    const stateOf = (name: string): State => (details[name]?.status === 'up' ? 'up' : 'down');
    return {
      status: status === 'ok' || status === 'degraded' ? 'up' : 'down',
      dependencies: {
        database: stateOf('database'),
        cache: stateOf('cache'),
        calcom: this.calcomState(),
        ...(this.replicas ? { replicas: await this.replicas.state() } : {}),
      },
      read_only: await this.maintenance.isOn().catch(() => undefined),
    };
  }

  private database(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('database');
    return (this.em.fork() as SqlEntityManager).execute('select 1').then(
      () => indicator.up(),
      () => indicator.down(),
    );
  }

  /** Derived from the circuit breakers; makes no call. */
  private calcomState(): CalcomState {
    const held = this.calcom.states().filter(({ state }) => state !== 'closed');
    if (held.some(({ scope }) => scope === 'origin')) return 'down';
    return held.length > 0 ? 'degraded' : 'up';
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
