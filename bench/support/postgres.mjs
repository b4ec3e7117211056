import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { Missing } from './missing.mjs';

const DEFAULT_URL = 'postgres://postgres@127.0.0.1:5432/postgres';

/**
 * A private database of one bench, on the server of `DATABASE_URL` or on localhost. Its queries run as the user of that
 * URL, who has to be a superuser, because the policies would hide all rows from any other.
 * @throws Missing when no server answers.
 */
export async function createDatabase(closing) {
  const base = process.env.DATABASE_URL || DEFAULT_URL;
  const admin = await connect(base).catch((error) => {
    throw new Missing(`PostgreSQL does not answer at ${new URL(base).host}; name one in DATABASE_URL`, {
      cause: error,
    });
  });
  closing.defer(() => admin.end());
  // A name of its own: the bench never touches a database that it has not created.
  const name = `team_selector_bench_${process.pid}_${randomBytes(4).toString('hex')}`;
  closing.defer(async () => {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.query(`drop role if exists ${serviceRoleOf(name)}`);
  });
  await admin.query(`create database ${name}`);
  const url = new URL(base);
  url.pathname = `/${name}`;
  const inside = await connect(url.href);
  closing.defer(() => inside.end());
  return {
    url: url.href,
    /** The role of the service's queries. */
    role: serviceRoleOf(name),
    query: async (sql, parameters) => (await inside.query(sql, parameters)).rows,
  };
}

const serviceRoleOf = (database) => `${database}_service`;

async function connect(url) {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  client.on('error', () => {});
  await client.connect();
  return client;
}
