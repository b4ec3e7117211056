import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { Environment } from '@app/common';
import { eventually } from '../../../test/support/eventually';
import { engineKinds, notRun } from '../../../test/support/on-every-engine';
import { createDatabase, type TestDatabase } from '../../../test/support/postgres';
import { schemaOf } from '../../../test/support/schema-of';
import { migrate, revert } from './migrate';
import { migrationsList } from './schema/migrations-list';

const KEYS = `k1:${Buffer.alloc(32).toString('base64')}`;
/** The migrations that can be taken back. */
const REVERSIBLE = migrationsList.filter(({ class: migration }) => Object.hasOwn(migration.prototype, 'down'));

describe('migrations (servers)', () => {
  if (!engineKinds.includes('servers')) return notRun('migrations (servers)', 'PostgreSQL does not answer');
  let database: TestDatabase;
  let environment: Environment;
  const others: Client[] = [];

  const connect = async (): Promise<Client> => {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    others.push(client);
    return client;
  };

  beforeAll(async () => {
    const created = await createDatabase();
    if (!created) throw new Error('PostgreSQL did not answer; start it, or run with TEST_SERVERS=no');
    database = created;
    environment = new Environment({ DATABASE_URL: database.url, ENCRYPTION_KEYS: KEYS });
    await migrate(environment);
  });
  afterAll(async () => {
    for (const client of others) await client.end();
    await database?.release();
  });

  it('migrations that can be taken back are the last ones, so that nobody meets a gap', () => {
    expect(REVERSIBLE.length).toBeGreaterThanOrEqual(3);
    expect(migrationsList.slice(-REVERSIBLE.length)).toEqual(REVERSIBLE);
  });

  it('migrations that are taken back one by one and applied again leave the same schema each time', async () => {
    const all = await schemaOf(database);
    const names = REVERSIBLE.map(({ name }) => name);
    for (let count = 1; count <= names.length; count++) {
      expect(await revert(environment, count)).toEqual(names.slice(-count).toReversed());
      const before = await schemaOf(database);
      expect(before).not.toEqual(all);
      expect(await migrate(environment)).toEqual(names.slice(-count));
      expect(await schemaOf(database)).toEqual(all);
      await revert(environment, count);
      expect(await schemaOf(database)).toEqual(before);
      await migrate(environment);
    }
  });

  it('a migration waits for an open transaction without holding up the statements of the service', async () => {
    await revert(environment, REVERSIBLE.length);
    const dump = await connect();
    await dump.query('begin; lock table bookings in access share mode');
    const migrating = migrate(environment);
    const service = await connect();
    await eventually('it waits for the lock', async () => {
      const sql = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      return (await database.query(sql)).length > 0;
    });
    const asked = performance.now();
    await service.query('select count(*) from bookings');
    // The bound is 2 s; a busy machine adds to it.
    expect(performance.now() - asked).toBeLessThan(8000);
    await dump.query('rollback');
    expect(await migrating).toHaveLength(REVERSIBLE.length);
  });

  it('an index that an interrupted build has left is built anew', async () => {
    await revert(environment, 1);
    await database.query('create index bookings_not_erased on bookings (company_id)');
    await database.query(`update pg_index set indisvalid = false where indexrelid = 'bookings_not_erased'::regclass`);
    await migrate(environment);
    const lines = await schemaOf(database);
    expect(lines.filter((line) => line.includes('INVALID'))).toEqual([]);
    expect(lines.find((line) => line.includes('bookings_not_erased'))).toContain('WHERE (erased_at IS NULL)');
  });

  it('processes that migrate at once while an index is built wait without holding the build up', async () => {
    await revert(environment, REVERSIBLE.length);
    const applied = await Promise.all([migrate(environment), migrate(environment), migrate(environment)]);
    expect(applied.map((names) => names.length).toSorted()).toEqual([0, 0, REVERSIBLE.length]);
  });
});
