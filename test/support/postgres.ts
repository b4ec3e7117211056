import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { serviceRoleOf } from '@app/database';

const DEFAULT_URL = 'postgres://postgres@127.0.0.1:5432/postgres';

/** A database of a PostgreSQL server that belongs to one test file. */
export interface TestDatabase {
  url: string;
  /** Queries as the server's superuser, whom no policy binds. */
  query<Row extends object>(sql: string, parameters?: unknown[]): Promise<Row[]>;
  /** Removes the database and its role. */
  release(): Promise<void>;
}

/** The server of the tests: the one that `DATABASE_URL` names, or that of this machine. */
export const serverUrl = (): string => process.env.DATABASE_URL ?? DEFAULT_URL;

/**
 * Makes a database on the server of the tests. Undefined when none answers.
 * @param template the database that it is a copy of. Absent: it is empty.
 * @throws Error when `CI=true` and none answers: there a missing server is a failure.
 */
export async function createDatabase(template = 'template1'): Promise<TestDatabase | undefined> {
  const base = serverUrl();
  const admin = await connect(base).catch((error: unknown) => {
    if (process.env.CI === 'true') {
      throw new Error(`These tests need PostgreSQL, and none answers at ${new URL(base).host}`, { cause: error });
    }
    return undefined;
  });
  if (!admin) return undefined;
  // The name marks a database as made by tests, and tests remove no others.
  const name = `team_selector_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await admin.query(`create database ${name} template ${template}`);
  // A crash of the server may lose test data, so no commit has to wait for its disk.
  await admin.query(`alter database ${name} set synchronous_commit to off`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  const inside = await connect(url.href);
  return {
    url: url.href,
    query: async <Row extends object>(sql: string, parameters?: unknown[]) =>
      (await inside.query<Row>(sql, parameters)).rows,
    release: async () => {
      await inside.end();
      await admin.query(`drop database if exists ${name} with (force)`);
      await admin.query(`drop role if exists ${serviceRoleOf(name)}`);
      await admin.end();
    },
  };
}

/** Its caller ends the connection. @throws Error when the server does not answer within 3 seconds. */
export async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => {});
  await client.connect();
  return client;
}
