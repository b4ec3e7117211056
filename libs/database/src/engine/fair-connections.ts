import { AsyncLocalStorage } from 'node:async_hooks';
import type { DriverException } from '@mikro-orm/core';
import type { AbstractSqlConnection } from '@mikro-orm/sql';
import { AppError, FairBulkhead } from '@app/common';
import { TenantDatabase } from '@app/tenancy';
import { type PoolState, poolStateOf } from './pool-state';

/**
 * Of the pool's ten: what is left serves look-ups, which belong to no company yet, and transactions inside of others,
 * which must not wait for a place that the outer ones hold.
 */
const SERVERS = { concurrency: 8, share: 5 };
/** Everything runs on one connection. */
const EMBEDDED = { concurrency: 1, share: 1 };
/** A longer queue would be worked off after the callers have given up. */
const QUEUE = { queue: 2000, queueShare: 500, maxWait: 5000 };

type Transactional = AbstractSqlConnection['transactional'];
type TransactionOptions = NonNullable<Parameters<Transactional>[1]>;

/**
 * Shares the connections of the pool fairly by company. Whatever queries a tenant's rows does so in a transaction that
 * names the company for the policies of the tables; that name is whose share it takes.
 */
export class FairConnections {
  private readonly bulkhead: FairBulkhead;
  private connection?: AbstractSqlConnection;
  /** The place of the transaction that the current work runs inside of. */
  private readonly outer = new AsyncLocalStorage<{ isHeld: boolean }>();

  constructor(isEmbedded: boolean, limits = isEmbedded ? EMBEDDED : SERVERS) {
    this.bulkhead = new FairBulkhead({ ...QUEUE, ...limits });
  }

  /** For metrics. */
  get state(): FairBulkhead['state'] {
    return this.bulkhead.state;
  }

  /** The state of the pool itself, for metrics. */
  async pool(): Promise<PoolState> {
    const { running } = this.state;
    const state = this.connection && (await poolStateOf(this.connection));
    // Embedded, the one connection is in use while a work has its turn.
    return state ?? { inUse: running, idle: Math.max(0, 1 - running), waiting: 0 };
  }

  /** Makes every outermost transaction of a company wait for its turn, before it takes a connection. */
  guard(connection: AbstractSqlConnection): void {
    this.connection = connection;
    const transactional: Transactional = connection.transactional.bind(connection);
    connection.transactional = (work, options = {}) => {
      const company = companyIn(options);
      if (company === undefined || options.ctx || this.outer.getStore()?.isHeld) return transactional(work, options);
      return this.bulkhead.run(company, () => this.hold(() => transactional(work, options)));
    };
    keepRefusals(connection);
  }

  private hold<T>(work: () => Promise<T>): Promise<T> {
    const place = { isHeld: true };
    // What the work has left running in the background takes a place of its own.
    return this.outer.run(place, () => work().finally(() => (place.isHeld = false)));
  }
}

/** The ORM takes whatever a transaction throws for an error of the database; a refusal is none. */
function keepRefusals(connection: AbstractSqlConnection): void {
  const converter = connection.getPlatform().getExceptionConverter();
  const convert = converter.convertException.bind(converter);
  converter.convertException = (error) => (error instanceof AppError ? error : convert(error)) as DriverException;
}

function companyIn({ sessionContext }: TransactionOptions): string | undefined {
  const company = sessionContext?.variables?.[TenantDatabase.companySetting];
  return company === undefined || company === null ? undefined : String(company);
}
