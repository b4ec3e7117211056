import type { AbstractSqlConnection } from '@mikro-orm/sql';
import type { Pool } from 'pg';

/** The connections to the database that serve requests. */
export interface PoolState {
  inUse: number;
  idle: number;
  /** Works that wait for a connection. */
  waiting: number;
}

/** @returns undefined for the embedded engine, which has no pool. */
export async function poolStateOf(connection: AbstractSqlConnection): Promise<PoolState | undefined> {
  const native = (await connection.getNativeClient()) as Partial<Pool>;
  const { totalCount, idleCount, waitingCount } = native;
  if (totalCount === undefined || idleCount === undefined || waitingCount === undefined) return undefined;
  return { inUse: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
}
