import { type EntityManager, MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Environment } from '@app/common';
import { FairConnections } from '../engine/fair-connections';
import { serviceOptions } from '../engine/orm-options';
import { type Position, positionFrom } from './positions';
import { Probe } from './probe';

/** Milliseconds for which a replica that failed a read is left alone. */
const REST_MS = 5000;
/** Null on a server that is no replica, which would be another database. */
const REPLAYED = `select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() end::text as answer`;

/** One streaming replica: connections on which everything runs as the service's role, and how far it has come. */
export class Replica {
  private readonly orm: MikroORM;
  private readonly probe: Probe;
  private restsUntil = Number.NEGATIVE_INFINITY;
  /** Undefined: it does not answer, or is no replica. */
  position?: Position;

  constructor(environment: Environment, url: string) {
    this.orm = new MikroORM(serviceOptions(environment, undefined, url));
    new FairConnections(false).guard((this.orm.em as SqlEntityManager).getConnection());
    this.probe = new Probe(url, REPLAYED);
  }

  get em(): EntityManager {
    return this.orm.em;
  }

  /** Whether it answers, however old what it answers is. */
  isUp(now: number): boolean {
    return this.position !== undefined && now >= this.restsUntil;
  }

  /** A circuit breaker: what failed once is not what the next read should wait for. */
  noteFailure(now: number): void {
    this.restsUntil = now + REST_MS;
  }

  async look(): Promise<void> {
    const answer = await this.probe.ask().catch(() => null);
    this.position = answer === null ? undefined : positionFrom(answer);
  }

  async close(): Promise<void> {
    await this.probe.close();
    await this.orm.close();
  }
}
