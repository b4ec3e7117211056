import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Environment } from '@app/common';
import { enginesToRun } from '../../../test/support/on-every-engine';
import { copyMigratedDatabase } from '../../../test/support/migrated-database';
import { createDatabase } from '../../../test/support/postgres';
import { EmbeddedPostgres } from './engine/embedded-postgres';
import { databaseNameOf } from './engine/orm-options';
import { migrate } from './migrate';
import { AlteredDatabaseError, isUpToDate, readRecord } from './migration-record';
import { quoted, serviceRoleOf } from './schema/service-role';

interface Opened {
  environment: Environment;
  embedded?: EmbeddedPostgres;
  run(sql: string): Promise<object[]>;
  release(): Promise<void>;
}

async function openEmbedded(): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
  await copyMigratedDatabase(folder);
  const embedded = await EmbeddedPostgres.open(folder);
  return {
    environment: new Environment({ DATA_DIR: folder }),
    embedded,
    run: async (sql) => (await embedded.pglite.query<object>(sql)).rows,
    release: async () => {
      await embedded.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openServer(): Promise<Opened> {
  const database = await createDatabase();
  if (!database) throw new Error('PostgreSQL did not answer; start it, or run with TEST_SERVERS=no');
  const keys = `k1:${Buffer.alloc(32).toString('base64')}`;
  return {
    environment: new Environment({ DATABASE_URL: database.url, ENCRYPTION_KEYS: keys }),
    run: (sql) => database.query(sql),
    release: () => database.release(),
  };
}

describe.each(enginesToRun)('the record of the last migrate (%s)', (kind) => {
  let opened: Opened;
  let role: string;
  beforeAll(async () => {
    opened = await (kind === 'embedded' ? openEmbedded() : openServer());
    role = serviceRoleOf(databaseNameOf(opened.environment));
    await migrateNow();
  });
  afterAll(() => opened?.release());

  const migrateNow = (): Promise<string[]> => migrate(opened.environment, opened.embedded);
  const read = async () => {
    const found = await readRecord(opened.environment, opened.embedded, role);
    if (!found) throw new Error('The database was not migrated');
    return found;
  };
  /** Whether a start would migrate, if it had the same to do as the last migrate. */
  const isCurrent = async (): Promise<boolean> => {
    const found = await read();
    return isUpToDate(found, found.record?.work ?? '');
  };
  const rowVersion = async (): Promise<unknown> => (await opened.run('select xmin from pgboss.queue'))[0];

  it('the record lets a second migrate touch nothing', async () => {
    expect(await isCurrent()).toBe(true);
    const before = await rowVersion();
    await migrateNow();
    expect(await rowVersion()).toEqual(before);
    await opened.run('comment on table migrations is null');
    await migrateNow();
    expect(await rowVersion()).not.toEqual(before);
    expect(await isCurrent()).toBe(true);
  });

  it('the record is of no use to a migrate that has something else to do', async () => {
    expect(isUpToDate(await read(), 'another digest')).toBe(false);
  });

  it.each([
    ['a right on a table', (name: string) => `grant delete on calcom_teams to ${name}`],
    ['a right on a column', (name: string) => `grant update (id) on audit_log to ${name}`],
    ['a right on a table of pg-boss', (name: string) => `grant delete on pgboss.version to ${name}`],
    ['a right that is taken', (name: string) => `revoke select on companies from ${name}`],
    ['a right on a schema', (name: string) => `revoke usage on schema pgboss from ${name}`],
    ['a right on a function', (name: string) => `revoke execute on function reserve_token_ids(bigint) from ${name}`],
    ['a queue', () => `update pgboss.queue set retry_limit = 0`],
  ])('the record does not fit after a change by hand that migrating undoes: %s', async (_what, change) => {
    await opened.run(change(quoted(role)));
    expect(await isCurrent()).toBe(false);
    const changed = (await read()).state.rights;
    await migrateNow();
    expect(await isCurrent()).toBe(true);
    expect((await read()).state.rights).not.toBe(changed);
  });

  it.each([
    ['an attribute of the role', (name: string) => [`alter role ${name} createdb`, `alter role ${name} nocreatedb`]],
    ['a membership', (name: string) => [`grant pg_monitor to ${name}`, `revoke pg_monitor from ${name}`]],
    ['a migration', () => ["insert into migrations (name) values ('0')", "delete from migrations where name = '0'"]],
  ])('the record does not fit while another one is there: %s', async (_what, changes) => {
    const [give = '', take = ''] = changes(quoted(role));
    await opened.run(give);
    expect(await isCurrent()).toBe(false);
    await opened.run(take);
    expect(await isCurrent()).toBe(true);
  });

  it.each([
    ['row level security off', 'users', 'disable row level security', 'enable row level security'],
    ['an owner set free', 'users', 'no force row level security', 'force row level security'],
    ['a trigger off', 'companies', 'disable trigger announce_company_update', 'enable trigger announce_company_update'],
  ])('a database with %s is refused, and names the table', async (_what, table, change, undo) => {
    await opened.run(`alter table ${table} ${change}`);
    await expect(migrateNow()).rejects.toThrow(AlteredDatabaseError);
    await expect(migrateNow()).rejects.toThrow(`by hand on ${table},`);
    await opened.run(`alter table ${table} ${undo}`);
    expect(await migrateNow()).toEqual([]);
  });

  it('a database with another policy is refused also by a migrate that has something to do', async () => {
    await opened.run('create policy everybody on audit_log using (true)');
    await opened.run('delete from migrations where name = (select max(name) from migrations)');
    await expect(migrateNow()).rejects.toThrow('by hand on audit_log,');
  });

  it('a change by hand that was meant is accepted with the statement of the refusal', async () => {
    const fresh = await (kind === 'embedded' ? openEmbedded() : openServer());
    try {
      await migrate(fresh.environment, fresh.embedded);
      await fresh.run('drop policy company on branches');
      const refusal = await migrate(fresh.environment, fresh.embedded).catch((error: Error) => error.message);
      const [, statement = ''] = /accept it with the statement (.+)$/.exec(String(refusal)) ?? [];
      await fresh.run(statement);
      expect(await migrate(fresh.environment, fresh.embedded)).toEqual([]);
    } finally {
      await fresh.release();
    }
  });

  it('a policy that only narrows what others let through is no reason to refuse', async () => {
    const fresh = await (kind === 'embedded' ? openEmbedded() : openServer());
    try {
      await migrate(fresh.environment, fresh.embedded);
      await fresh.run('create policy narrower on branches as restrictive using (true)');
      expect(await migrate(fresh.environment, fresh.embedded)).toEqual([]);
    } finally {
      await fresh.release();
    }
  });
});
