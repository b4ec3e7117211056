import { spawnSync } from 'node:child_process';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { removeAbandonedDatabases } from './abandoned-databases.mjs';
import { engineKinds, notRun } from './engine-kinds';

const { pid: GONE } = spawnSync(process.execPath, ['--version'], { windowsHide: true });

/** Names as a killed run, a living run, and another program would choose them. */
const LEFT = `team_selector_test_${GONE}_0a1b2c3d`;
const IN_USE = `team_selector_test_${process.pid}_0a1b2c3d`;
const OTHERS = `team_selector_testament_${GONE}`;

describe('abandoned databases (servers)', () => {
  if (!engineKinds.includes('servers')) return notRun('databases of tests', 'PostgreSQL does not answer');

  const url = process.env.DATABASE_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';
  const query = async (sql: string): Promise<string[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<{ name: string }>(sql)).rows.map(({ name }) => name);
    } finally {
      await client.end();
    }
  };
  const all = `select datname as name from pg_database union select rolname from pg_roles`;

  afterAll(async () => {
    for (const name of [LEFT, IN_USE, OTHERS]) {
      await query(`drop database if exists ${name}`);
      await query(`drop role if exists ${name}_service`);
    }
  });

  it('databases of a killed run are removed with their roles, while those in use and those of others stay', async () => {
    for (const name of [LEFT, IN_USE, OTHERS]) {
      await query(`create database ${name}`);
      await query(`create role ${name}_service`);
    }
    await removeAbandonedDatabases(url);
    const left = await query(all);
    for (const name of [LEFT, `${LEFT}_service`]) expect(left).not.toContain(name);
    const kept = [IN_USE, `${IN_USE}_service`, OTHERS, `${OTHERS}_service`];
    expect(left).toEqual(expect.arrayContaining(kept));
  });

  it('databases on a server of another machine are left alone', async () => {
    await expect(removeAbandonedDatabases('postgres://postgres@db.example.org/postgres')).resolves.toBeUndefined();
  });
});
