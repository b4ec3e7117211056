import { Client } from 'pg';
import type { Environment } from '@app/common';

/** What the server of `DATABASE_URL` reports about itself. */
interface ServerFacts {
  version: string;
  maxConnections: number;
  /** A replica accepts no writes. */
  isReplica: boolean;
  /** Since the last transaction that a replica has replayed, when there is more to replay; null on a primary. */
  lagSeconds: number | null;
  now: Date;
}

const CONNECT_TIMEOUT_MS = 5000;

/** Queries on a connection of its own. @throws the driver's error when the server refuses the connection. */
export async function serverFacts({ databaseUrl }: Pick<Environment, 'databaseUrl'>): Promise<ServerFacts> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  await client.connect();
  try {
    const { rows } = await client.query<ServerFacts>(
      `select current_setting('server_version') as version, current_setting('max_connections')::int as "maxConnections",
              pg_is_in_recovery() as "isReplica",
              case when not pg_is_in_recovery() then null
                   when pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
                   else round(extract(epoch from now() - pg_last_xact_replay_timestamp()))::int end as "lagSeconds",
              clock_timestamp() as now`,
    );
    const [facts] = rows;
    if (!facts) throw new Error('The server told nothing about itself');
    return facts;
  } finally {
    await client.end();
  }
}
