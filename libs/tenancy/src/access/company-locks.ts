import { setTimeout as pause } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable } from '@nestjs/common';
import { FairBulkhead } from '@app/common';
import { TenantDatabase } from './tenant-database';
import type { TenantScope } from './tenant-context';

/** Maximum waiting works of one kind of one company, in this process. */
const MAX_WAITING = 100;
const MAX_WAIT_MS = 10_000;
/** While another process works, the lock is tried this often, without a connection in between. */
const MAX_TRIES = 20;
const PAUSE_MS = { least: 10, more: 30 };

const BUSY = Symbol('busy');

/**
 * Advisory locks for kinds of work of a company, across all processes. Who waits for a turn in this process holds no
 * connection, and while another process has the lock, one of the company's works at most does.
 */
@Injectable()
export class CompanyLocks {
  private readonly turns = new FairBulkhead({
    concurrency: Infinity,
    share: 1,
    queue: Infinity,
    queueShare: MAX_WAITING,
    maxWait: MAX_WAIT_MS,
  });

  constructor(private readonly database: TenantDatabase) {}

  /**
   * Runs the work in a transaction that holds the lock to its end, so do nothing slow in it.
   * @param kind names the lock; works of different kinds do not wait for each other.
   * @throws AppError 503 `overloaded` when too many of the company wait for it already, or for too long.
   */
  transactional<T>(tenant: TenantScope, kind: string, work: (em: SqlEntityManager) => Promise<T>): Promise<T> {
    const lock = `company:${tenant.companyId}:${kind}`;
    return this.turns.run(lock, async () => {
      for (let tries = 1; tries < MAX_TRIES; tries++) {
        const done = await this.attempt(tenant, (em) => tryLock(em, lock), work);
        if (done !== BUSY) return done;
        await pause(PAUSE_MS.least + Math.random() * PAUSE_MS.more);
      }
      // A process that is busy all the time leaves no gap for tries: stand in the database's own queue.
      return (await this.attempt(tenant, (em) => waitForLock(em, lock), work)) as T;
    });
  }

  private attempt<T>(
    tenant: TenantScope,
    take: (em: SqlEntityManager) => Promise<boolean>,
    work: (em: SqlEntityManager) => Promise<T>,
  ): Promise<T | typeof BUSY> {
    return this.database.forTenant(tenant).transactional(async (em) => ((await take(em)) ? work(em) : BUSY));
  }
}

async function tryLock(em: SqlEntityManager, lock: string): Promise<boolean> {
  const sql = 'select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as taken';
  const [row] = await em.execute<{ taken: boolean }[]>(sql, [lock]);
  return row?.taken === true;
}

async function waitForLock(em: SqlEntityManager, lock: string): Promise<boolean> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [lock]);
  return true;
}
