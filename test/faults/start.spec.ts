import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Environment } from '@app/common';
import { serviceRoleOf } from '@app/database';
import { copyMigratedDatabase } from '../support/migrated-database';
import { engineKinds, notRun } from '../support/on-every-engine';
import { createDatabase } from '../support/postgres';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, type Ended, run, startApi } from '../support/programs';

const key = (text: string): string => `k1:${Buffer.alloc(32, text).toString('base64')}`;

/** Runs the launcher of `npm start` to its end: without a usable data folder it starts nothing. */
const npmStart = (env: Record<string, string>, args: string[] = []): Promise<Ended> =>
  promisify(execFile)(process.execPath, ['scripts/start.mjs', ...args], {
    env,
    timeout: 180_000,
    windowsHide: true,
  }).then(
    (output) => ({ code: 0, ...output }),
    (failure: Ended) => failure,
  );

describe('a start', () => {
  let folder: string;

  beforeAll(async () => {
    await ensureProductionBuild();
    folder = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const BAD = [
    ['PORT', 'seventy'],
    ['PORT', '70000'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_URL', 'mysql://root:hunter2@127.0.0.1/team'],
    ['REDIS_URL', 'http://:hunter2@127.0.0.1'],
    ['CALCOM_BASE_URL', 'ftp://hunter2.example/v2'],
    ['RETELL_BASE_URL', 'https://root:hunter2@api.example.com'],
    ['HOST', 'http://127.0.0.1'],
    ['ENCRYPTION_KEYS', 'k1:hunter2'],
    ['CACHE_TTL_TEAMS', '-1'],
    ['METRICS_TOKEN', 'hunter2'],
    ['CALCOM_TIMEOUT_MS', '1.5'],
    ['BREAKER_FAILURES', 'many'],
  ] as const;

  it('a start with bad variables stops and names all of them at once, never their content', async () => {
    const { code, stdout, stderr } = await run('main', [], { DATA_DIR: folder, ...Object.fromEntries(BAD) });
    expect(code).toBe(1);
    for (const [name] of BAD) expect(stderr).toContain(name);
    expect(stdout + stderr).not.toContain('hunter2');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each(BAD)('a start is stopped by a bad %s alone: %s', (name, value) => {
    expect(() => new Environment({ [name]: value })).toThrow(`- ${name} must`);
  });

  it.each([
    ['PORT', 'abc', 'must be a whole number from 0 to 65535'],
    ['PORT', '70000', 'must be a whole number from 0 to 65535'],
    ['PORT', '1e3', 'must be a whole number'],
    ['CACHE_TTL_TEAMS', '1h', 'must be a whole number of seconds, 1 or more'],
    ['CACHE_TTL_TEAMS', '0', 'must be a whole number of seconds, 1 or more'],
    ['CALCOM_BASE_URL', 'https://root:hunter2@api.cal.com/v2', 'must not hold a user name or password'],
  ])('a bad %s is told what it should look like: %s', (name, value, form) => {
    expect(() => new Environment({ [name]: value })).toThrow(`- ${name} ${form}`);
  });

  it('a start with two keys of one name stops and says so, without printing the keys', async () => {
    const { code, stdout, stderr } = await run('main', [], { ENCRYPTION_KEYS: `${key('hunter2')},${key('b')}` });
    expect(code).toBe(1);
    expect(stderr).toContain('ENCRYPTION_KEYS must not hold two keys of one name');
    for (const secret of [key('hunter2'), key('b')]) expect(stdout + stderr).not.toContain(secret);
  });

  it('a start with a variable given both as itself and as a file stops and names both', async () => {
    writeFileSync(join(folder, 'token'), 'hunter2-from-the-file');
    const both = { METRICS_TOKEN: 'hunter2-from-the-shell', METRICS_TOKEN_FILE: join(folder, 'token') };
    const { code, stdout, stderr } = await run('main', [], both);
    expect(code).toBe(1);
    expect(stderr).toContain('METRICS_TOKEN and METRICS_TOKEN_FILE are both set');
    expect(stdout + stderr).not.toContain('hunter2');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  describe('with a DATA_DIR', () => {
    /** The variable, the system's error, and what to do. */
    const NAMED = /^DATA_DIR cannot be used: E[A-Z]+: .* Name a folder/m;
    let file: string;
    beforeAll(() => writeFileSync((file = join(folder, 'file')), ''));

    it.each([
      ['that is a file', () => file],
      ['below a file', () => join(file, 'a', 'b')],
      ['where nothing can be made', () => '/proc/nope/a'],
      ['that cannot be written', () => (process.getuid?.() === 0 ? '/sys/nope' : '/nope')],
    ])('a start with a DATA_DIR %s stops at once, and says why', async (_, dataDir) => {
      // Below /proc a folder can never be created: code that retries would hang.
      const variables = { DATA_DIR: dataDir(), PORT: '0', PATH: process.env.PATH ?? '' };
      const started = [run('main', [], variables), run('cli', ['migrate'], variables), npmStart(variables)];
      for (const { code, stderr } of await Promise.all(started)) {
        expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(NAMED) });
        expect(stderr).not.toMatch(/^\s+at /m);
      }
    });
  });

  it('a start with a database server and no keys stops and requires the keys', async () => {
    const { code, stderr } = await run('main', [], { DATABASE_URL: 'postgres://postgres:hunter2@127.0.0.1:1/none' });
    expect(code).toBe(1);
    expect(stderr).toContain('ENCRYPTION_KEYS is required');
    expect(stderr).not.toContain('hunter2');
  });

  it('a start with keys that did not seal what is stored stops, and says in one sentence what to do', async () => {
    const own = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
    await copyMigratedDatabase(own);
    const started = (keys: string) => run('main', [], { DATA_DIR: own, PORT: '0', ENCRYPTION_KEYS: keys });
    try {
      const create = ['company:create', '--name', 'A', '--timezone', 'Europe/Berlin', '--calcom-key-stdin'];
      const sealing = { DATA_DIR: own, ENCRYPTION_KEYS: key('a') };
      expect((await run('cli', create, sealing, 'cal_live_hunter2')).code).toBe(0);
      const { code, stdout, stderr } = await started(key('b'));
      expect(code).toBe(1);
      expect(stderr).toMatch(/ENCRYPTION_KEYS opens none of the stored secrets.*; add the key that has sealed them/);
      expect(stderr).not.toMatch(/^\s+at /m);
      for (const secret of [key('a'), key('b'), 'hunter2']) expect(stdout + stderr).not.toContain(secret.slice(3));
      await (await startApi(sealing)).stop();
    } finally {
      rmSync(own, { recursive: true, force: true });
    }
  });

  it('a start with an unreachable database server says so without its password', async () => {
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

    it('a start in a database that does not exist says so, and creates none', async () => {
      const database = await createDatabase();
      if (!database) throw new Error('PostgreSQL did not answer; start it, or run with TEST_SERVERS=no');
      const url = new URL(database.url);
      url.password = 'hunter2';
      url.pathname += '_missing';
      try {
        const variables = { DATABASE_URL: url.href, ENCRYPTION_KEYS: key('a'), PORT: '0' };
        for (const { code, stdout, stderr } of [
          await run('main', [], variables),
          await run('cli', ['migrate'], variables),
          await run('cli', ['company:create', '--name', 'A', '--timezone', 'Europe/Berlin'], variables),
        ]) {
          expect(code).toBe(1);
          expect(stderr).toContain(`database "${url.pathname.slice(1)}" does not exist`);
          expect(stderr).toContain('DATABASE_URL');
          expect(stderr).not.toMatch(/^\s+at /m);
          expect(stdout + stderr).not.toContain('hunter2');
        }
        const like = [`${url.pathname.slice(1)}%`];
        expect(await database.query('select datname from pg_database where datname like $1', like)).toEqual([]);
      } finally {
        await database.release();
      }
    });

    it('a start stops where the address requires TLS verification and the server cannot pass it', async () => {
      const database = await createDatabase();
      if (!database) throw new Error('PostgreSQL did not answer; start it, or run with TEST_SERVERS=no');
      try {
        // A server for tests has no TLS, or a self-signed certificate.
        const url = new URL(database.url);
        url.searchParams.set('sslmode', 'verify-full');
        const variables = { DATABASE_URL: url.href, ENCRYPTION_KEYS: key('a'), PORT: '0' };
        const { code, stderr } = await run('main', [], variables);
        expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringMatching(/^The connection .* encrypted/m) });
        expect(stderr).not.toMatch(/^\s+at /m);
        expect(await database.query(`select from pg_tables where schemaname = 'public'`)).toEqual([]);
      } finally {
        await database.release();
      }
    });

    it('a start with MIGRATIONS=check is refused in one sentence, until the command has migrated', async () => {
      const database = await createDatabase();
      if (!database) throw new Error('PostgreSQL did not answer; start it, or run with TEST_SERVERS=no');
      const variables = { DATABASE_URL: database.url, ENCRYPTION_KEYS: key('a'), PORT: '0', MIGRATIONS: 'check' };
      try {
        const behind = 'The database is behind this version: run the command "migrate", or start with MIGRATIONS=auto';
        expect(await run('main', [], variables)).toMatchObject({ code: 1, stderr: `${behind}\n` });
        expect(await run('cli', ['migrate', '--json'], variables)).toMatchObject({ code: 0 });
        await (await startApi(variables)).stop();
      } finally {
        await database.release();
      }
    });

    it('a start as a role that row level security does not bind is refused', async () => {
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

  describe('of the demo', () => {
    let own: string;
    beforeAll(() => void (own = mkdtempSync(join(tmpdir(), 'team-selector-test-'))));
    afterAll(() => rmSync(own, { recursive: true, force: true }));
    const inOwn = (...names: string[]): string => join(own, ...names);
    const demo = (): { companies: { id: number; admin_token: string; retell: { api_key: string } }[] } =>
      JSON.parse(readFileSync(inOwn('demo.json'), 'utf8'));

    /** Starts the demo. @param until a text at which the launcher is stopped by a signal. */
    const started = async (
      args: string[] = [],
      { until = 'Ctrl-C stops it', signal = 'SIGTERM' }: { until?: string; signal?: NodeJS.Signals } = {},
    ): Promise<Ended> => {
      const { DATABASE_URL: _database, REDIS_URL: _redis, CALCOM_BASE_URL: _calcom, ...inherited } = process.env;
      const env = { ...inherited, DATA_DIR: own, PORT: '0' };
      const launcher = spawn(process.execPath, ['scripts/start.mjs', ...args], { env, windowsHide: true });
      const output = { stdout: '', stderr: '' };
      let isStopped = false;
      for (const name of ['stdout', 'stderr'] as const)
        launcher[name].on('data', (chunk: Buffer) => {
          output[name] += chunk.toString();
          if (isStopped || !output[name].includes(until)) return;
          isStopped = true;
          launcher.kill(signal);
        });
      const [code] = await once(launcher, 'close');
      return { code: code as number | null, ...output };
    };
    const expectUp = ({ code, stdout, stderr }: Ended): void => {
      expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching(/^\s+at |^\{/m) });
      expect(stdout).toContain('Ctrl-C stops it');
    };
    const expectOneSentence = ({ code, stderr }: Ended, sentence: RegExp): void => {
      expect(code).toBe(1);
      const told = stderr.split('\n').filter((line) => line !== '' && !line.endsWith('…'));
      expect(told).toEqual([expect.stringMatching(sentence)]);
    };

    it('a start that was killed at any moment is completed by the next one', async () => {
      for (const until of ['Opening the embedded', 'Looking after']) {
        rmSync(own, { recursive: true });
        expect((await started([], { until, signal: 'SIGKILL' })).code).toBeNull();
        expectUp(await started());
        expect(demo().companies.map(({ id }) => id)).toEqual([1, 2]);
      }
    });

    it('a database that was half made is made anew', async () => {
      rmSync(inOwn('postgres', 'global'), { recursive: true });
      writeFileSync(inOwn('postgres.unfinished'), '');
      rmSync(inOwn('demo.json'));
      expectUp(await started());
      expect(demo().companies).toHaveLength(2);
    });

    it('a lost and a damaged demo file change nothing about the companies', async () => {
      const before = demo().companies;
      expectUp(await started());
      expect(demo().companies).toEqual(before);
      for (const content of [undefined, '{"base_url": "", "companies": {}}']) {
        if (content === undefined) rmSync(inOwn('demo.json'));
        else writeFileSync(inOwn('demo.json'), content);
        expectUp(await started());
        const after = demo().companies;
        expect(after.map(({ id, retell }) => ({ id, retell }))).toEqual(
          before.map(({ id, retell }) => ({ id, retell })),
        );
        expect(after[0]?.admin_token).toMatch(/^\d+\|/);
      }
    });

    it('damaged data are named in one sentence with the cure, and --fresh begins anew', async () => {
      writeFileSync(inOwn('sandbox.json'), '{"boo');
      expectOneSentence(await started(), /sandbox\.json is not a sandbox snapshot\. Delete it/);
      rmSync(inOwn('sandbox.json'));
      truncateSync(inOwn('encryption.key'), 10);
      expectOneSentence(await started(), /encryption\.key does not hold a key .* --fresh/);
      writeFileSync(inOwn('encryption.key'), Buffer.alloc(32, 'a').toString('base64'));
      const version = readFileSync(inOwn('postgres', 'PG_VERSION'), 'utf8').trim();
      writeFileSync(inOwn('postgres', 'PG_VERSION'), '99\n');
      expectOneSentence(
        await started(),
        new RegExp(`is of PostgreSQL 99, and this release opens only ${version}\\. Start the release .* --fresh`),
      );
      writeFileSync(inOwn('postgres', 'PG_VERSION'), `${version}\n`);
      truncateSync(inOwn('postgres', 'global', 'pg_control'), 10);
      expectOneSentence(await started(), /postgres is damaged\. Put that folder back .* --fresh/);
      writeFileSync(inOwn('of-somebody-else'), '');
      const fresh = await started(['--fresh']);
      expectUp(fresh);
      expect(fresh.stderr).toContain("Threw the demo's data");
      expect(existsSync(inOwn('of-somebody-else'))).toBe(true);
    });

    it('--fresh leaves a database server alone, and nothing else is understood', async () => {
      const before = readFileSync(inOwn('demo.json'), 'utf8');
      const onServer = { DATA_DIR: own, PATH: process.env.PATH ?? '', DATABASE_URL: 'postgres://127.0.0.1:1/none' };
      expectOneSentence(await npmStart(onServer, ['--fresh']), /^--fresh throws away the embedded database only/);
      expectOneSentence(
        await npmStart({ DATA_DIR: own, PATH: process.env.PATH ?? '' }, ['--frehs']),
        /knows no --frehs/,
      );
      expect(readFileSync(inOwn('demo.json'), 'utf8')).toBe(before);
    });
  });

  describe('beside another one', () => {
    let api: ApiProcess;
    beforeAll(async () => {
      api = await startApi({ DATA_DIR: folder, REDIS_ULR: 'redis://:hunter2@127.0.0.1:1' });
    });
    afterAll(() => api?.stop());

    it('a start with a misspelt variable goes on, and names the one that is meant', () => {
      expect(api.output()).toContain('REDIS_ULR is not read; is REDIS_URL meant?\n');
      expect(api.output()).not.toContain('hunter2');
    });

    it('a start in a data folder that is in use stops, and says what to do', async () => {
      for (const program of ['main', 'cli'] as const) {
        const args = program === 'cli' ? ['migrate'] : [];
        const { code, stderr } = await run(program, args, { DATA_DIR: folder, PORT: '0' });
        expect(code).toBe(1);
        expect(stderr).toContain(`${folder} is in use by process`);
        expect(stderr).toContain('DATABASE_URL');
        expect(stderr).not.toMatch(/^\s+at /m);
      }
      // The process that uses the folder goes on.
      expect((await fetch(`${api.url}/health/ready`)).status).toBe(200);
    });

    it('a start on a port that is in use, or a host that is none of ours, stops and says what to do', async () => {
      const other = mkdtempSync(join(tmpdir(), 'team-selector-test-'));
      await copyMigratedDatabase(other);
      try {
        const { code, stderr } = await run('main', [], { DATA_DIR: other, PORT: new URL(api.url).port });
        expect({ code, stderr: stderr.trim() }).toEqual({ code: 1, stderr: expect.stringMatching(/^Port \d+ .*PORT/) });
        for (const host of ['203.0.113.7', 'no-such-host.invalid']) {
          const elsewhere = await run('main', [], { DATA_DIR: other, PORT: '0', HOST: host, LOG_LEVEL: 'error' });
          expect(elsewhere).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('0.0.0.0') });
          expect(elsewhere.stderr.trim().split('\n')).toEqual([expect.stringMatching(`^HOST is "${host}"`)]);
        }
      } finally {
        rmSync(other, { recursive: true, force: true });
      }
    });

    it('a start takes the data folder over when its owner has stopped', async () => {
      await api.stop();
      api = await startApi({ DATA_DIR: folder });
      expect((await fetch(`${api.url}/health/live`)).status).toBe(200);
    });
  });
});
