import { isAlive } from './processes.mjs';

const DEFAULT_URL = 'postgres://postgres@127.0.0.1:5432/postgres';
/** Names of databases that tests have made and of the roles that the service has made for them; see `postgres.ts`. */
const OURS = /^team_selector_test_(\d+)_[\da-f]{8}(_service)?$/;
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Name of the database that all databases of this run are copies of, removed like any other if the run is killed. */
export const templateOfRun = () => `team_selector_test_${process.pid}_00000000`;

/**
 * Removes the databases that a killed run has left behind, with their roles: those named by a test, with the id of a
 * process that is gone. Only on a server of this machine, since process ids of another one mean nothing here.
 */
export async function removeAbandonedDatabases(url = process.env.DATABASE_URL || DEFAULT_URL) {
  if (!LOOPBACK.includes(new URL(url).hostname)) return;
  await onServer(url, async (server, drop) => {
    for (const name of await abandoned(server, 'select datname as name from pg_database'))
      await drop(`drop database if exists ${name} with (force)`);
    for (const name of await abandoned(server, 'select rolname as name from pg_roles'))
      await drop(`drop role if exists ${name}`);
  });
}

/** At the end of a run. */
export const removeTemplate = (name, url = process.env.DATABASE_URL || DEFAULT_URL) =>
  onServer(url, (_, drop) => drop(`drop database if exists ${name} with (force)`));

/** @param work gets a connection to the server, if one answers, and what drops something there. */
async function onServer(url, work) {
  const { default: pg } = await import('pg');
  const server = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 });
  server.on('error', () => {});
  try {
    await server.connect();
  } catch {
    // Without a server nothing can have been left behind.
    return;
  }
  // A database that cannot be dropped is being dropped by another run, or stays for the next.
  const drop = (sql) => server.query(sql).catch(() => {});
  try {
    await work(server, drop);
  } finally {
    await server.end();
  }
}

async function abandoned(server, sql) {
  const { rows } = await server.query(sql);
  return rows.flatMap(({ name }) => {
    const [, pid] = OURS.exec(name) ?? [];
    return pid && !isAlive(Number(pid)) ? [name] : [];
  });
}
