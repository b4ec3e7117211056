import { setTimeout as pause } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable, Logger } from '@nestjs/common';
import { Jobs } from '@app/common';
import { TenantDatabase } from '../access/tenant-database';
import type { CompanyId } from '../access/tenant-context';
import { RETENTION, RETENTION_EVERY } from './queue';

/** Rows that one statement changes, at most: it holds their locks until its end. */
const BATCH = 1000;
/** Between two companies, so that the work takes a small share of the database. */
const PAUSE_MS = 10;

/** What is done with rows whose time is over. Ages are by the database's clock. */
export type RetentionRule = {
  /** For the log, such as `expired booking attempts`. */
  name: string;
  /** Rows that are changed in one transaction, where that is not as many as usual. */
  batch?: number;
} & (
  | {
      /** SQL that removes or ends at most `?` rows, and returns a row for each. In the scope of one company at a time. */
      statement: string;
    }
  | {
      /** The same, where it takes more than a statement. Part of a transaction. @returns how many rows it has changed. */
      change(em: SqlEntityManager, limit: number): Promise<number>;
    }
);

/**
 * Once an hour, for all companies: removes expired data, and ends what a dead process has left open. Each room
 * registers the rules for its own rows.
 */
@Injectable()
export class Retention {
  static readonly queue = RETENTION;

  private readonly log = new Logger(Retention.name);
  private readonly rules: RetentionRule[] = [];

  constructor(
    private readonly database: TenantDatabase,
    private readonly jobs: Jobs,
  ) {}

  register(...rules: RetentionRule[]): void {
    this.rules.push(...rules);
  }

  /** Makes this process a worker. */
  async work(): Promise<void> {
    this.jobs.repeat(RETENTION, RETENTION_EVERY);
    await this.jobs.work(RETENTION, () => this.run());
  }

  /** Applies all rules to all companies. A failed rule is retried with the next job, and does not delay others. */
  async run(): Promise<void> {
    for (const companyId of await this.database.companyIds()) {
      for (const rule of this.rules) await this.apply(rule, companyId);
      await pause(PAUSE_MS);
    }
  }

  private async apply(rule: RetentionRule, companyId: CompanyId): Promise<void> {
    const { name, batch = BATCH } = rule;
    try {
      while ((await this.changeSome(rule, companyId, batch)) === batch) await pause(PAUSE_MS);
    } catch (error) {
      // Only the error's name: a message may hold what the row holds.
      this.log.warn({ companyId, reason: (error as Error).name }, `Could not clear ${name}`);
    }
  }

  private changeSome(rule: RetentionRule, companyId: CompanyId, limit: number): Promise<number> {
    return this.database.forTenant({ companyId }).transactional(async (inner) => {
      const em = inner as SqlEntityManager;
      if ('change' in rule) return rule.change(em, limit);
      return (await em.execute<object[]>(rule.statement, [limit])).length;
    });
  }
}
