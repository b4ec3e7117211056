import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Environment } from '@app/common';
import { engineKinds, notRun } from '../../../test/support/on-every-engine';
import { createDatabase, type TestDatabase } from '../../../test/support/postgres';
import { EmbeddedPostgres } from './engine/embedded-postgres';
import { migrate, requireMigrated } from './migrate';
import { databaseNameOf } from './engine/orm-options';
import { serviceRoleOf } from './schema/service-role';

const KEYS = `k1:${Buffer.alloc(32).toString('base64')}`;

describe('migrating (embedded)', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'team-selector-test-'))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('migrating is done once, and survives a restart', async () => {
    const environment = new Environment({ DATA_DIR: folder });
    const first = await EmbeddedPostgres.open(folder);
    expect(await migrate(environment, first)).toEqual(expect.arrayContaining(['0001_initial']));
    expect(await migrate(environment, first)).toEqual([]);
    await first.close();
    const second = await EmbeddedPostgres.open(folder);
    expect(await migrate(environment, second)).toEqual([]);
    await second.close();
  });
});

describe('migrating (servers)', () => {
  if (!engineKinds.includes('servers')) return notRun('migrating (servers)', 'PostgreSQL does not answer');
  let database: TestDatabase;
  let environment: Environment;

  beforeAll(async () => {
    const created = await createDatabase();
    if (!created) throw new Error('PostgreSQL did not answer; start it, or run with TEST_SERVERS=no');
    database = created;
    environment = new Environment({ DATABASE_URL: database.url, ENCRYPTION_KEYS: KEYS });
  });
  afterAll(() => database?.release());

  it('migrating by several processes at once is done by one, while the others wait', async () => {
    const applied = await Promise.all(Array.from({ length: 4 }, () => migrate(environment)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });

  it('a database that is behind is told and left as it is, until it is migrated', async () => {
    const created = await createDatabase();
    if (!created) throw new Error('PostgreSQL did not answer');
    const fresh = new Environment({ DATABASE_URL: created.url, ENCRYPTION_KEYS: KEYS });
    await expect(requireMigrated(fresh)).rejects.toThrow('run the command "migrate"');
    expect(await created.query(`select tablename from pg_tables where schemaname = 'public'`)).toEqual([]);
    await migrate(fresh);
    await expect(requireMigrated(fresh)).resolves.toBeUndefined();
    await created.release();
  });

  it('migrating takes the direct address, past a pooler', async () => {
    const pooler = 'postgres://127.0.0.1:1/none';
    const direct = { DATABASE_URL: pooler, DATABASE_DIRECT_URL: database.url, ENCRYPTION_KEYS: KEYS };
    await expect(migrate(new Environment({ ...direct, DATABASE_DIRECT_URL: pooler }))).rejects.toThrow('ECONNREFUSED');
    // Another database's name would make another role.
    const { pathname } = new URL(database.url);
    const behindPooler = new Environment({ ...direct, DATABASE_URL: `postgres://127.0.0.1:1${pathname}` });
    await expect(migrate(behindPooler)).resolves.toEqual([]);
  });

  it('migrating creates no database: a missing one is a mistyped URL, and not a new installation', async () => {
    const url = new URL(database.url);
    url.pathname += '_missing';
    const name = url.pathname.slice(1);
    const missing = new Environment({ DATABASE_URL: url.href, ENCRYPTION_KEYS: KEYS });
    await expect(migrate(missing)).rejects.toMatchObject({ code: '3D000', message: expect.stringContaining(name) });
    const like = [`${name}%`];
    expect(await database.query('select datname from pg_database where datname like $1', like)).toEqual([]);
    expect(await database.query('select rolname from pg_roles where rolname like $1', like)).toEqual([]);
  });

  it('migrating leaves a role that may do what the service does, and not a thing more', async () => {
    const role = serviceRoleOf(databaseNameOf(environment));
    const may = async (table: string): Promise<string> => {
      const sql = `select string_agg(name, ',' order by name) as rights from unnest(
        array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) as name
        where has_table_privilege($1, $2, name)`;
      const [row] = await database.query<{ rights: string }>(sql, [role, table]);
      return row?.rights ?? '';
    };
    expect(await may('calcom_teams')).toBe('insert,select,update');
    expect(await may('personal_access_tokens')).toBe('delete,insert,select,update');
    expect(await may('migrations')).toBe('');
    const [flags] = await database.query<object>(
      'select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb from pg_roles where rolname = $1',
      [role],
    );
    expect(new Set(Object.values(flags ?? {}))).toEqual(new Set([false]));
  });

  it('migrating revokes a right that was granted by hand', async () => {
    const role = serviceRoleOf(databaseNameOf(environment));
    await database.query(`grant delete on calcom_teams to "${role}"`);
    await migrate(environment);
    const sql = `select has_table_privilege($1, 'calcom_teams', 'delete') as may`;
    expect(await database.query(sql, [role])).toEqual([{ may: false }]);
  });
});

describe('the service role', () => {
  it('the service role has a name of its own for each database, within the 63 bytes of PostgreSQL', () => {
    expect(serviceRoleOf('team_selector')).toBe('team_selector_service');
    expect(serviceRoleOf('x'.repeat(63))).toHaveLength(63);
  });

  it('the service role is named after the database of the address, as it is called there', () => {
    const DATABASE_URL = 'postgres://me@host/team%20selector';
    expect(databaseNameOf(new Environment({ DATABASE_URL, ENCRYPTION_KEYS: KEYS }))).toBe('team selector');
  });
});
