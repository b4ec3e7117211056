import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSandbox, SALON_KEY } from '../apps/calcom-sandbox/src';
import { blocksOf, paste } from './support/documented-commands';
import { openEngines } from './support/engines';
import { eventually } from './support/eventually';
import { sendHttpFile } from './support/http-file';
import { connectMcp } from './support/mcp';
import { engineKinds, notRun } from './support/on-every-engine';
import { ensureProductionBuild } from './support/production-build';

/** Embedded, whatever this machine has: a reader has nothing else. */
const { DATABASE_URL: _database, REDIS_URL: _redis, CALCOM_BASE_URL: _calcom, ...READERS } = process.env;

const answersIn = (output: string) =>
  output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

describe('the tour in the README, against `npm start`', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'team-selector-tour-'));
  const env = { ...READERS, DATA_DIR: dataDir };
  let started: ChildProcess;
  let screen = '';

  const here = (script: string): string =>
    script.replaceAll('./.data/demo.json', join(dataDir, 'demo.json')).replaceAll('.data/', `${dataDir}/`);
  /** The shell's own block, and others after it. */
  const pasted = (...blocks: string[]): Promise<string> =>
    paste(here([blocksOf('README.md', 'sh tour')[0], ...blocks].join('\n')), env);

  beforeAll(async () => {
    started = spawn(process.execPath, ['scripts/start.mjs'], {
      env: { ...env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
      windowsHide: true,
    });
    const isUp = new Promise<void>((resolve) => {
      started.stdout?.on('data', (chunk: Buffer) => {
        screen += chunk.toString();
        if (screen.includes('Ctrl-C stops it')) resolve();
      });
    });
    await Promise.race([
      isUp,
      once(started, 'exit').then(([code]) => Promise.reject(new Error(`It ended with ${code}`))),
    ]);
  });

  afterAll(async () => {
    const gone = once(started, 'exit');
    started.kill('SIGTERM');
    expect((await gone)[0]).toBe(0);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('the tour works block by block', async () => {
    const output = await paste(here(blocksOf('README.md', 'sh tour').join('\n')), env);
    const [me, teams, eventTypes, body, booked, again, cancelled, list, foreign, missing] = answersIn(output);

    expect(me).toMatchObject({ success: true, data: { role: 'admin', company: { name: 'Salon Kessler' } } });
    expect(teams.data).toHaveLength(3);
    expect(eventTypes.data.map(({ title }: { title: string }) => title)).toContain('Herrenhaarschnitt');
    expect(body.slot_id).toEqual(expect.any(String));
    expect(booked).toMatchObject({ success: true, data: { id: 1, status: 'confirmed' } });
    expect(output).toMatch(/^idempotency-replayed: true/m);
    expect(again).toEqual(booked);
    expect(cancelled).toMatchObject({ data: { id: 1, status: 'cancelled' } });
    expect(list.data).toMatchObject([{ id: 1, status: 'cancelled' }]);
    for (const refusal of [foreign, missing])
      expect(refusal).toMatchObject({ statusCode: 403, message: 'Unauthorized access to team' });
    // What the two agents say, in the languages of their companies.
    expect(output).toMatch(/^Wir bieten .*Bartpflege/m);
    expect(output).toMatch(/^.*(?:AM|PM|noon)\b.*$/m);
  });

  it('the blocks after the first are read alike by bash, zsh and PowerShell', () => {
    const [first = '', ...others] = blocksOf('README.md', 'sh tour');
    for (const block of others) expect(block).not.toMatch(/[#`'!;\\]$|[#`'!;]|\$\(|&&|\bexport\b|^\w+=/m);
    const names = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name);
    const forPowerShell = blocksOf('README.md', 'powershell').join('\n');
    expect(names(forPowerShell, /^\$(\w+) = /gm)).toEqual(names(first, /^(\w+)=/gm));
  });

  it('the first screen names where to look, who signs in, where data lie, and commands that work when pasted', async () => {
    const { base_url, docs_url, sandbox_url, companies } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'));
    for (const told of [base_url, docs_url, sandbox_url, dataDir, 'npm start -- --fresh'])
      expect(screen).toContain(told);
    for (const { admin_email, member_email, password } of companies) {
      for (const told of [admin_email, member_email, password]) expect(screen).toContain(told);
      const credentials = JSON.stringify({ email: member_email, password });
      const headers = { 'content-type': 'application/json' };
      const signedIn = await fetch(`${base_url}/api/auth/tokens`, { method: 'POST', headers, body: credentials });
      expect(signedIn.status).toBe(201);
    }
    const [teams, standard, synced, agent] = screen.match(/^ +(curl |.*agent:call ).*$/gm) ?? [];
    const output = await paste([teams, standard, synced].join(' -sw "\\n"\n').concat(' -sw "\\n"\n', agent ?? ''), env);
    expect(answersIn(output)).toMatchObject([{ data: [{}, {}, {}] }, { data: { is_default: true } }, { synced: 3 }]);
    expect(output).toMatch(/^Wir bieten /m);
  });

  it('the requests of docs/tour.http are the tour, and work in their order', async () => {
    const { base_url, companies } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'));
    const answers = await sendHttpFile(readFileSync('docs/tour.http', 'utf8'), {
      base: base_url,
      token: companies[0].admin_token,
      otherToken: companies[1].admin_token,
    });
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 201, 200, 200, 200, 403]);
    expect(answers.at(-3)?.body).toMatchObject({ data: { status: 'cancelled' } });
    expect(JSON.stringify(answers.at(-2)?.body)).toContain('"moved"');
  });

  it('the client of the Model Context Protocol is set up by an address and a token', async () => {
    const { base_url, companies } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'));
    const [block = ''] = blocksOf('README.md', 'text mcp');
    const { url, headers } = JSON.parse(block).mcpServers.appointments;
    expect(new URL(url).pathname).toBe('/mcp');
    expect(headers.Authorization).toMatch(/^Bearer 1\|/);
    const client = await connectMcp(base_url, companies[0].admin_token);
    expect((await client.listTools()).tools.map(({ name }) => name)).toContain('book_appointment');
    await client.close();
  });

  it('the commands of the other pages work against the same demo', async () => {
    const [sandbox = ''] = blocksOf('docs/sandbox.md', 'sh');
    const [help = '', , late = '', cleared = ''] = sandbox.trim().split('\n');
    const [endpoint = ''] = blocksOf('docs/webhooks.md', 'sh');
    const output = await pasted(help, late, cleared, endpoint);
    expect(output).toContain('late');
    expect(output).toMatch(/has 1 of them now|has .* now/);
    expect(output).toContain('has no faults now');
    expect(answersIn(output)).toMatchObject([{ success: true, data: { secret: expect.stringMatching(/^whsec_/) } }]);
    const [calls = ''] = blocksOf('apps/api/call-scripts/README.md', 'bash');
    expect(await pasted(calls.trim().split('\n').at(-1) ?? '')).toMatch(/1 calls, 0 of them not as expected/);
  });
});

describe('“For real” in the README', () => {
  if (!engineKinds.includes('servers')) return notRun('the commands for real', 'PostgreSQL and Redis do not answer');

  it('the commands set up a company on servers, in the order in which they stand, and start the service', async () => {
    await ensureProductionBuild();
    const engines = await openEngines('servers', { isMigrated: false });
    if (!engines) throw new Error('The servers did not answer; start them, or run with TEST_SERVERS=no');
    const sandbox = await createSandbox({ rateLimit: null });
    const folder = mkdtempSync(join(tmpdir(), 'team-selector-real-'));
    try {
      mkdirSync(join(folder, 'secrets'));
      writeFileSync(join(folder, 'secrets', 'calcom-key'), SALON_KEY);
      writeFileSync(join(folder, 'secrets', 'password'), 'a password for tests');
      const [settings = '', commands = ''] = blocksOf('README.md', 'sh real').map((block) =>
        block.replaceAll('secrets/', `${folder}/secrets/`),
      );
      const { DATABASE_URL = '', REDIS_URL = '' } = engines.variables;
      const here = settings
        .replace(/DATABASE_URL=\S+/, `DATABASE_URL='${DATABASE_URL}'`)
        .replace(/REDIS_URL=\S+/, `REDIS_URL='${REDIS_URL}'`);
      const lines = commands.trim().split('\n');
      expect(lines.at(-1)).toBe('npm run start:prod');
      const env = { ...READERS, PORT: '0', CALCOM_BASE_URL: sandbox.url, DATA_DIR: folder };
      const output = await paste([here, ...lines.slice(0, -1)].join('\n'), env);
      const [company, user, token, synced] = answersIn(output);
      expect([company, user]).toEqual([{ id: 1 }, { id: 1 }]);
      expect(token.token).toMatch(/^1\|/);
      expect(synced).toMatchObject({ success: true, synced: 3 });
      expect(output).toMatch(/^✓ company 1 .*Salon Kessler: Cal\.com takes the key/m);
      expect(output).not.toMatch(/^✗/m);

      // SIGTERM to npm alone ends the service, too, whose shell forwards no signal.
      const npm = spawn('bash', ['-c', `${here}\nexec ${lines.at(-1)}`], {
        env,
        stdio: ['ignore', 'pipe', 'inherit'],
        windowsHide: true,
      });
      let said = '';
      npm.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
      await eventually('the service has said what it uses', () => said.includes('circuit '));
      expect(said).toMatch(
        /listening on http.*\n  database  PostgreSQL at \S+\n  cache     Redis at .*\n  Cal\.com   http.*\n  circuit /,
      );
      expect(said).not.toMatch(/InstanceLoader|RouterExplorer/);
      const [, url = ''] = /listening on (\S+)/.exec(said) ?? [];
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
      npm.kill('SIGTERM');
      await eventually('the service is gone', () =>
        fetch(`${url}/health/live`).then(
          () => false,
          () => true,
        ),
      );
    } finally {
      await sandbox.close();
      await engines.release();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
