import { Client } from 'pg';
import type { Environment } from '@app/common';

/** What the server of `DATABASE_URL` tells about itself. */
interface ServerFacts {
  version: string;
  maxConnections: number;
  /** A replica takes no writes. */
  isReplica: boolean;
  now: Date;
}

const CONNECT_TIMEOUT_MS = 5000;

/** Asks on a connection of its own. @throws the driver's error when the server lets nobody in. */
export async function serverFacts({ databaseUrl }: Environment): Promise<ServerFacts> {
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  await client.connect();
  try {
    const { rows } = await client.query<ServerFacts>(
      `select current_setting('server_version') as version, current_setting('max_connections')::int as "maxConnections",
              pg_is_in_recovery() as "isReplica", clock_timestamp() as now`,
    );
    const [facts] = rows;
    if (!facts) throw new Error('The server told nothing about itself');
    return facts;
  } finally {
    await client.end();
  }
}
