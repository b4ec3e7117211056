import { once } from 'node:events';
import { Client } from 'pg';
import type { Environment } from '@app/common';

const CONNECT_TIMEOUT_MS = 5000;
/** Milliseconds in which a notification on one machine has long arrived. */
const NOTIFIED_WITHIN_MS = 1500;
const CHANNEL = 'team_selector_session_check';

/** A transaction pooler stands where a session is needed. */
export class PoolerError extends Error {
  constructor() {
    super(
      'DATABASE_URL leads through a transaction pooler, which hands a session to many clients: set DATABASE_DIRECT_URL to ' +
        'the same database past it, for migrations, jobs and the change feed',
    );
    this.name = 'PoolerError';
  }
}

/** Told by the server at connecting, and by the server that queries then run on. Behind a pooler they are two. */
type Connected = Client & { processID?: number };

/**
 * Whether what is said on a connection stays with it, as LISTEN and advisory locks need it. Behind a pooler that is
 * tried out, since one that keeps a session to each client is as good as none.
 */
export async function hasSession(url: string): Promise<boolean> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    if (rows[0]?.pid === client.processID) return true;
    await client.query(`listen ${CHANNEL}`);
    const heard = once(client, 'notification', { signal: AbortSignal.timeout(NOTIFIED_WITHIN_MS) });
    heard.catch(() => {});
    const other = await connect(url);
    await other.query(`notify ${CHANNEL}`).finally(() => other.end());
    return await heard.then(
      () => true,
      () => false,
    );
  } finally {
    await client.end();
  }
}

/** @throws PoolerError when the address for sessions leads through a transaction pooler. */
export async function requireSession({ databaseDirectUrl }: Environment): Promise<void> {
  if (databaseDirectUrl !== undefined && !(await hasSession(databaseDirectUrl))) throw new PoolerError();
}

async function connect(url: string): Promise<Connected> {
  const client: Connected = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => {});
  await client.connect();
  return client;
}
