import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Environment, KeyRing } from '@app/common';
import { migrate } from '@app/database';
import { type CompanyId, KeyCheck, SealedColumns, TenantDatabase } from '@app/tenancy';
import { createApp, listen } from '../../apps/api/src/bootstrap';
import { ApiClient } from '../support/client';
import { enginesToRun, engineKinds, notRun } from '../support/on-every-engine';
import { FRESH_POSTGRES_MISSING, FreshPostgres, postgresProgram, serversFolder } from '../support/fresh-postgres';
import { book, findOffer } from '../support/road';
import { openWorld, type World } from '../support/world';

const PATHS = ['/api/calcom/teams', '/api/bookings', '/api/callbacks'];
const OPENING_MS = 240_000;

/** What users read, which has to be the same from a restored database. */
const readAll = async (client: ApiClient): Promise<string[]> => {
  const answers = await Promise.all(PATHS.map((path) => client.get(path)));
  expect(answers.map(({ status }) => status)).toEqual(PATHS.map(() => 200));
  return answers.map(({ text }) => text);
};

/** A service on what was restored. */
async function serve(variables: Record<string, string>): Promise<{ app: NestFastifyApplication; url: string }> {
  const environment = new Environment({ LOG_LEVEL: 'silent', PORT: '0', SYNC_EVERY: 'off', ...variables });
  const app = await createApp(environment);
  return { app, url: await listen(app, environment) };
}

describe('a backup of a server', () => {
  if (!engineKinds.includes('servers') || FRESH_POSTGRES_MISSING !== undefined)
    return notRun('a backup of a server', FRESH_POSTGRES_MISSING ?? 'PostgreSQL does not answer');
  let world: World;
  let fresh: FreshPostgres;
  let folder: string;
  let before: string[];
  let variables: Record<string, string>;

  beforeAll(async () => {
    const opened = await openWorld('servers', { variables: { JOBS: 'off' } });
    if (!opened) throw new Error('The servers did not answer; start them, or run with TEST_SERVERS=no');
    world = opened;
    expect((await book(world.salon, await findOffer(world.salon))).status).toBe(201);
    before = await readAll(world.salon.member);
    folder = serversFolder();
    const file = join(folder, 'team-selector.dump');
    await postgresProgram('pg_dump', ['--format=custom', `--file=${file}`, world.engines.variables.DATABASE_URL ?? '']);
    fresh = await FreshPostgres.start();
    await postgresProgram('createdb', ['--maintenance-db', fresh.url(), 'team_selector']);
    const target = ['--dbname', fresh.url('team_selector'), '--no-owner', '--no-privileges', '--exit-on-error'];
    await postgresProgram('pg_restore', [...target, file]);
    variables = {
      DATABASE_URL: fresh.url('team_selector'),
      CALCOM_BASE_URL: world.sandbox.url,
      CALCOM_ALLOWED_HOSTS: 'loopback',
      ENCRYPTION_KEYS: world.engines.variables.ENCRYPTION_KEYS ?? '',
    };
  }, OPENING_MS);

  afterAll(async () => {
    await fresh?.stop();
    await world?.close();
    if (folder) rmSync(folder, { recursive: true, force: true });
  });

  it('a backup of a server is complete on one that has never seen the service, once it is migrated', async () => {
    expect(await migrate(new Environment(variables))).toEqual([]);
    const { app, url } = await serve(variables);
    try {
      const client = new ApiClient(url, world.salon.memberToken);
      expect(await readAll(client)).toEqual(before);
      // What is sealed opens: a question goes to Cal.com with the company's own key.
      expect(
        (await book({ ...world.salon, member: client }, await findOffer({ ...world.salon, member: client }))).status,
      ).toBe(201);
      expect((await client.get('/api/bookings')).body.data).toHaveLength(2);
    } finally {
      await app.close();
    }
  });

  it('a backup of a server brings the walls between companies back', async () => {
    const { app } = await serve(variables);
    try {
      const seen = async (companyId: number): Promise<number> => {
        const em = app.get(TenantDatabase).forTenant({ companyId: companyId as CompanyId });
        const [row] = await em.transactional((inner) =>
          inner.execute<{ count: number }[]>('select count(*)::int as count from bookings'),
        );
        return row?.count ?? -1;
      };
      expect([await seen(world.salon.id), await seen(world.praxis.id)]).toEqual([2, 0]);
      const write = app.get(TenantDatabase).forTenant({ companyId: world.praxis.id as CompanyId });
      await expect(
        write.transactional((em) => em.execute(`update audit_log set action = 'x' returning id`)),
      ).rejects.toThrow(/permission denied/);
    } finally {
      await app.close();
    }
  });

  it('a backup of a server is of no use without its keys, which the check of every start says', async () => {
    const { app } = await serve(variables);
    try {
      const environment = new Environment({
        ...variables,
        ENCRYPTION_KEYS: `another:${Buffer.alloc(32, 7).toString('base64')}`,
      });
      const keyRing = new KeyRing(environment.encryptionKeys ?? []);
      const check = new KeyCheck(app.get(TenantDatabase), app.get(SealedColumns), keyRing, environment);
      await expect(check.run()).rejects.toThrow(/opens none of the stored secrets/);
      await expect(app.get(KeyCheck).run()).resolves.toBeUndefined();
    } finally {
      await app.close();
    }
  });
});

describe('a backup of the embedded folder', () => {
  if (!enginesToRun.includes('embedded')) return notRun('a backup of the embedded folder', 'this run has real servers');
  let copy: string;
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it(
    'a backup of the embedded folder is a copy of it while the service is stopped',
    async () => {
      const world = await openWorld('embedded', { variables: { JOBS: 'off' } });
      if (!world) throw new Error('the embedded engines always open');
      expect((await book(world.salon, await findOffer(world.salon))).status).toBe(201);
      const before = await readAll(world.salon.member);
      await world.app.close();
      copy = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
      cpSync(world.engines.variables.DATA_DIR ?? '', copy, { recursive: true });
      const { app, url } = await serve({
        DATA_DIR: copy,
        CALCOM_BASE_URL: world.sandbox.url,
        CALCOM_ALLOWED_HOSTS: 'loopback',
      });
      try {
        const client = new ApiClient(url, world.salon.memberToken);
        expect(await readAll(client)).toEqual(before);
        expect((await client.get('/api/status')).body.data.calcom.state).toBe('up');
      } finally {
        await app.close();
        await world.sandbox.close();
        await world.engines.release();
      }
    },
    OPENING_MS,
  );
});
