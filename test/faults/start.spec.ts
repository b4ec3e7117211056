import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { serviceRoleOf } from '@app/database';
import { engineKinds, notRun } from '../support/on-every-engine';
import { createDatabase } from '../support/postgres';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, run, startApi } from '../support/programs';

/** A process takes a moment to start, and longer where many tests run at once. */
jest.setTimeout(90_000);

const key = (text: string): string => `k1:${Buffer.alloc(32, text).toString('base64')}`;

describe('a start', () => {
  let folder: string;

  beforeAll(async () => {
    await ensureProductionBuild();
    folder = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['PORT', 'seventy'],
    ['PORT', '70000'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://root:hunter2@127.0.0.1/team'],
    ['REDIS_URL', 'http://:hunter2@127.0.0.1'],
    ['CALCOM_BASE_URL', 'ftp://hunter2.example/v2'],
    ['ENCRYPTION_KEYS', 'k1:hunter2'],
    ['CACHE_TTL_TEAMS', '-1'],
    ['CALCOM_TIMEOUT_MS', '1.5'],
    ['BREAKER_FAILURES', 'many'],
  ])('with a bad %s stops and names it, never its content', async (name, value) => {
    const { code, stdout, stderr } = await run('main', [], { DATA_DIR: folder, PORT: '0', [name]: value });
    expect(code).toBe(1);
    expect(stderr).toContain(name);
    expect(stdout + stderr).not.toContain('hunter2');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('with several bad variables names all of them at once', async () => {
    const { code, stderr } = await run('main', [], { PORT: 'x', LOG_LEVEL: 'y', CACHE_TTL_TEAMS: 'z' });
    expect(code).toBe(1);
    for (const name of ['PORT', 'LOG_LEVEL', 'CACHE_TTL_TEAMS']) expect(stderr).toContain(name);
  });

  it('with a database server and no keys asks for the keys', async () => {
    const { code, stderr } = await run('main', [], { DATABASE_URL: 'postgres://postgres:hunter2@127.0.0.1:1/none' });
    expect(code).toBe(1);
    expect(stderr).toContain('ENCRYPTION_KEYS is required');
    expect(stderr).not.toContain('hunter2');
  });

  it('with a database server that is not there says so without its password', async () => {
    const { code, stdout, stderr } = await run('main', [], {
      DATABASE_URL: 'postgres://postgres:hunter2@127.0.0.1:1/none',
      ENCRYPTION_KEYS: key('a'),
    });
    expect(code).toBe(1);
    expect(stderr).toContain('127.0.0.1:1');
    expect(stdout + stderr).not.toContain('hunter2');
  });

  describe('on a database server', () => {
    if (!engineKinds.includes('servers'))
      return notRun('a start with rights above the policies', 'PostgreSQL does not answer');

    it('as a role that row level security does not bind is refused', async () => {
      const database = await createDatabase();
      if (!database) throw new Error('PostgreSQL did not answer; start it, or run with TEST_SERVERS=no');
      const variables = { DATABASE_URL: database.url, ENCRYPTION_KEYS: key('a'), PORT: '0' };
      const role = serviceRoleOf(new URL(database.url).pathname.slice(1));
      const refusal = `"${role}", which row level security does not bind`;
      try {
        await (await startApi(variables)).stop();
        for (const [give, take] of [
          [`alter role "${role}" bypassrls`, `alter role "${role}" nobypassrls`],
          [`alter role "${role}" superuser`, `alter role "${role}" nosuperuser`],
          [`create table mine (); alter table mine owner to "${role}"`, 'drop table mine'],
        ] as const) {
          await database.query(give);
          const { code, stderr } = await run('main', [], variables);
          expect({ give, code, stderr }).toEqual({ give, code: 1, stderr: expect.stringContaining(refusal) });
          await database.query(take);
        }
        await (await startApi(variables)).stop();
      } finally {
        await database.release();
      }
    });
  });

  describe('beside another one', () => {
    let api: ApiProcess;
    beforeAll(async () => {
      api = await startApi({ DATA_DIR: folder });
    }, 60_000);
    afterAll(() => api?.stop());

    it('in the same data folder stops, and says what to do', async () => {
      for (const program of ['main', 'cli'] as const) {
        const args = program === 'cli' ? ['migrate'] : [];
        const { code, stderr } = await run(program, args, { DATA_DIR: folder, PORT: '0' });
        expect(code).toBe(1);
        expect(stderr).toContain(`${folder} is in use by process`);
        expect(stderr).toContain('DATABASE_URL');
        expect(stderr).not.toMatch(/^\s+at /m);
      }
      // The one that was there before has not noticed.
      expect((await fetch(`${api.url}/health/ready`)).status).toBe(200);
    });

    it('on the same port stops, and says what to do', async () => {
      const other = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
      try {
        const { code, stderr } = await run('main', [], { DATA_DIR: other, PORT: new URL(api.url).port });
        expect({ code, stderr: stderr.trim() }).toEqual({ code: 1, stderr: expect.stringMatching(/^Port \d+ .*PORT/) });
      } finally {
        rmSync(other, { recursive: true, force: true });
      }
    });

    it('takes the folder over when the other has gone', async () => {
      await api.stop();
      api = await startApi({ DATA_DIR: folder });
      expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
    });
  });
});
