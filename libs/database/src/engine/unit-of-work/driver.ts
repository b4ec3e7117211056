import type { Driver, TransactionSettings } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { isLost, leftNothing } from '../lost-connections';
import { UnitOfWorkConnection } from './connection';

/** As the server reports it after each message. */
const IDLE = 'I';

/** Kysely's driver for PostgreSQL, on {@link UnitOfWorkConnection}s. */
export class UnitOfWorkDriver implements Driver {
  constructor(
    private readonly pool: Pool,
    private readonly role: string,
  ) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<UnitOfWorkConnection> {
    return new UnitOfWorkConnection(await this.connect(), this.role, () => this.connect());
  }

  /** A connection whose transaction could not be ended is closed: the next user would work inside of it. */
  async releaseConnection({ client }: UnitOfWorkConnection): Promise<void> {
    client.release(client.getTransactionStatus() !== IDLE);
  }

  async beginTransaction(connection: UnitOfWorkConnection, settings: TransactionSettings): Promise<void> {
    const { isolationLevel, accessMode } = settings;
    const isolation = isolationLevel ? ` isolation level ${isolationLevel}` : '';
    connection.begin(`begin${isolation}${accessMode ? ` ${accessMode}` : ''}`);
  }

  commitTransaction(connection: UnitOfWorkConnection): Promise<void> {
    return connection.end('commit');
  }

  rollbackTransaction(connection: UnitOfWorkConnection): Promise<void> {
    return connection.end('rollback');
  }

  async savepoint(connection: UnitOfWorkConnection, name: string): Promise<void> {
    await connection.prepare(`savepoint ${name}`);
  }

  async rollbackToSavepoint(connection: UnitOfWorkConnection, name: string): Promise<void> {
    await connection.prepare(`rollback to ${name}`);
  }

  async releaseSavepoint(connection: UnitOfWorkConnection, name: string): Promise<void> {
    await connection.prepare(`release ${name}`);
  }

  /** A connection that was lost while it was opened has carried nothing. */
  private async connect(): Promise<PoolClient> {
    return this.pool.connect().catch((error: Error) => {
      throw isLost(error) ? leftNothing(error) : error;
    });
  }

  async destroy(): Promise<void> {
    await this.pool.end();
  }
}
