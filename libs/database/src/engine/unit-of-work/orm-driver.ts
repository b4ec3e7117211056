import type { Configuration, Constructor, SessionContext } from '@mikro-orm/core';
import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { Dialect, Kysely, PostgresDialect } from 'kysely';
import type { Pool, PoolConfig } from 'pg';
import type { UnitOfWorkConnection } from './connection';
import { UnitOfWorkDriver } from './driver';

type Overrides = PoolConfig & { onPoolCreated?: (pool: Pool) => void };

/** MikroORM's driver for PostgreSQL on {@link UnitOfWorkConnection}s. @param role every statement runs as it. */
export function unitOfWorkDriver(role: string): Constructor<PostgreSqlDriver> {
  class Connection extends PostgreSqlConnection {
    constructor(config: Configuration) {
      super(config);
      // Private there, and the only place that knows when the variables of a transaction are set.
      Object.assign(this, { applySessionContext: this.prepareSessionContext });
    }

    override createKyselyDialect(overrides: Overrides): PostgresDialect {
      let pool: Pool | undefined;
      const onPoolCreated = (created: Pool): void => {
        pool = created;
        overrides.onPoolCreated?.(created);
      };
      const dialect = super.createKyselyDialect({ ...overrides, onPoolCreated } as PoolConfig);
      const sayRole = this.platform.formatQuery(`select set_config('role', ?, true)`, [role]);
      const createDriver = (): UnitOfWorkDriver => new UnitOfWorkDriver(pool as Pool, sayRole);
      return Object.assign(dialect, { createDriver } satisfies Partial<Dialect>);
    }

    private async prepareSessionContext(
      transaction: Kysely<unknown>,
      { variables = {} }: SessionContext,
    ): Promise<void> {
      const settings = Object.entries(variables);
      if (settings.length === 0) return;
      const calls = settings.map(() => 'set_config(?, ?, true)').join(', ');
      const sql = this.platform.formatQuery(
        calls,
        settings.flatMap(([name, value]) => [name, String(value)]),
      );
      await transaction
        .getExecutor()
        .provideConnection((connection) => (connection as UnitOfWorkConnection).configure(sql));
    }
  }

  return class extends PostgreSqlDriver {
    constructor(config: Configuration) {
      super(config);
      Object.assign(this, { connection: new Connection(this.config) });
    }
  };
}
