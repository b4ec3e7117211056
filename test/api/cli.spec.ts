import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSandbox, PRAXIS_KEY, SALON_KEY, type Sandbox } from '../../apps/calcom-sandbox/src';
import { commandLine as commandLineOf } from '../../apps/api/src/commands/command-line';
import { EXAMPLES } from '../../apps/api/src/commands/examples';
import { ApiClient, type Json } from '../support/client';
import { readLine, readWords } from '../support/command-line';
import { type EngineKind, type Engines, openEngines } from '../support/engines';
import { enginesToRun } from '../support/on-every-engine';
import { builtProgram, ensureProductionBuild, NODE } from '../support/production-build';
import { type Ended, run, startApi } from '../support/programs';

const PASSWORD = 'a password for tests';

/** The command line on engines of its own, which it finds empty. */
function commandLine(kind: EngineKind) {
  const rig = {
    engines: undefined as unknown as Engines,
    sandbox: undefined as unknown as Sandbox,
    variables: (): Record<string, string> => ({ CALCOM_BASE_URL: rig.sandbox.url, ...rig.engines.variables }),
    run: (line: string, input?: string): Promise<Ended> => run('cli', line.split(' '), rig.variables(), input),
    /** With `--json` there is one object on one line of stdout, and nothing beside it. */
    answer: async (line: string, input?: string): Promise<Json> => {
      const { code, stdout, stderr } = await rig.run(`${line} --json`, input);
      expect({ line, code, stderr }).toEqual({ line, code: 0, stderr: '' });
      expect(stdout.trimEnd().split('\n')).toHaveLength(1);
      const parsed: Json = JSON.parse(stdout);
      expect(Array.isArray(parsed) || typeof parsed !== 'object').toBe(false);
      return parsed;
    },
  };

  beforeAll(async () => {
    await ensureProductionBuild();
    const opened = await openEngines(kind, { isMigrated: false });
    if (!opened) throw new Error(`The ${kind} did not answer; start them, or run with TEST_SERVERS=no`);
    rig.engines = opened;
    rig.sandbox = await createSandbox({ rateLimit: null });
  });

  afterAll(async () => {
    await rig.sandbox?.close();
    await rig.engines?.release();
  });
  return rig;
}

/** Whatever is wrong, people get one line that says so. */
function expectRefusal({ code, stderr }: { code: number | null; stderr: string }, reason: RegExp): void {
  expect(code).toBe(1);
  expect(stderr).toMatch(reason);
  expect(stderr.trim().split('\n')).toHaveLength(1);
}

/** And programs get one object that does. */
function expectRefusalInJson(ended: Ended, reason: RegExp, code: string): void {
  expectRefusal(ended, reason);
  expect(JSON.parse(ended.stdout)).toMatchObject({ success: false, code, message: expect.stringMatching(reason) });
}

/** Most of this does not depend on where the service stores, so one kind of engine is enough: the one that starts faster. */
const anyKind = enginesToRun.at(-1) ?? 'embedded';

describe(`the command line (${anyKind})`, () => {
  const cli = commandLine(anyKind);
  const { answer } = cli;

  it('sets up a company from nothing to a synced one that people and agents can use', async () => {
    expect(await answer('migrate')).toEqual({ migrated: true });
    // And from here on it is migrated once more with every command.
    const { id: company } = await answer(
      'company:create --name Salon --timezone Europe/Berlin --locale en --calcom-key-stdin',
      `${SALON_KEY}\n`,
    );
    const numbered = { id: expect.any(Number) };
    const opened = await answer(`branch:create --company ${company} --name Mitte --calcom-team-id 34209`);
    expect(opened).toEqual(numbered);
    const { id: colleague } = await answer(
      `user:create --company ${company} --email mitte@example.org --role member --branch ${opened.id}`,
    );
    const { token: inMitte } = await answer(`token:create --user ${colleague} --name desk`);
    const { id: admin } = await answer(
      `user:create --company ${company} --email Admin@example.org --role admin --password-stdin`,
      PASSWORD,
    );
    const { id: member } = await answer(`user:create --company ${company} --email member@example.org --role member`);
    const kept = await answer(`token:create --user ${member} --name desk --abilities teams:read --expires-in 30d`);
    expect(kept).toEqual({
      id: expect.any(Number),
      token: expect.stringMatching(new RegExp(`^${kept.id}\\|[\\w-]{40}$`)),
    });
    const revoked = await answer(`token:create --user ${admin} --name old`);
    expect(await answer(`token:revoke --id ${revoked.id}`)).toMatchObject({ id: revoked.id });
    const agent = `retell-agent:create --company ${company} --agent-id agent_1 --phone-number +4930901820 --key-stdin`;
    expect(await answer(agent, 'a key of Retell')).toEqual(numbered);
    const synced = await answer(`sync --company ${company}`);
    expect(synced).toMatchObject({ success: true, synced: 3, total: 3, created: 3, errors: [] });
    expect(synced.event_types).toEqual({ done: 3, total: 3 });

    const api = await startApi(cli.variables());
    try {
      const desk = new ApiClient(api.url, kept.token);
      expect((await desk.get('/api/calcom/teams')).body.data).toHaveLength(3);
      expect((await desk.get('/api/bookings')).status).toBe(403);
      expect((await new ApiClient(api.url, inMitte).get('/api/auth/me')).body.data.branch_id).toBe(opened.id);
      expect((await desk.get('/api/branches')).body.data).toMatchObject([{ name: 'Mitte', calcom_team_id: 34_209 }]);
      expect((await new ApiClient(api.url, revoked.token).get('/api/auth/me')).status).toBe(401);
      const credentials = { email: 'admin@example.org', password: PASSWORD };
      const signedIn = await new ApiClient(api.url).post('/api/auth/tokens', credentials);
      expect(signedIn).toMatchObject({
        status: 201,
        body: { data: { user: { id: admin, role: 'admin', company: { id: company, name: 'Salon' } } } },
      });
    } finally {
      await api.stop();
    }
  });

  it('prints its help from its own file alone, without loading the service', () => {
    const folder = mkdtempSync(join(tmpdir(), 'help-'));
    try {
      copyFileSync(builtProgram('cli'), join(folder, 'cli.mjs'));
      const help = execFileSync(NODE, [join(folder, 'cli.mjs'), '--help'], { encoding: 'utf8', windowsHide: true });
      for (const named of ['migrate', 'company:create', 'keys:rotate', 'cache:inspect']) expect(help).toContain(named);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('says in one line that something is there already', async () => {
    const { id } = await answer('company:create --name Drei --timezone Europe/Berlin --country at');
    const create = `user:create --company ${id} --email twice@example.org --role member`;
    await answer(create);
    expectRefusalInJson(await cli.run(`${create} --json`), /already/, 'conflict');
    const elsewhere = `user:create --company ${id} --email else@example.org --role member --branch 987654`;
    expectRefusal(await cli.run(`${elsewhere} --json`), /There is no such branch/);
  });
});

for (const kind of enginesToRun.filter((one) => one !== anyKind))
  describe(`the command line (${kind})`, () => {
    const cli = commandLine(kind);
    const { answer } = cli;

    it('sets up a company from nothing to a synced one that its users can read', async () => {
      const create = 'company:create --name Salon --timezone Europe/Berlin --calcom-key-stdin';
      const { id: company } = await answer(create, SALON_KEY);
      const { id: member } = await answer(`user:create --company ${company} --email member@example.org --role member`);
      const { token } = await answer(`token:create --user ${member} --name desk`);
      expect(await answer(`sync --company ${company}`)).toMatchObject({ success: true, synced: 3 });
      const api = await startApi(cli.variables());
      try {
        expect((await new ApiClient(api.url, token).get('/api/calcom/teams')).body.data).toHaveLength(3);
      } finally {
        await api.stop();
      }
    });
  });

describe('a command', () => {
  const cli = commandLine(anyKind);

  it('tells people the same without --json', async () => {
    const { code, stdout } = await cli.run('company:create --name Zwei --timezone Europe/Vienna');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^id: \d+\n$/) });
  });

  it('says in one line that the company has no key', async () => {
    const { id } = await cli.answer('company:create --name Vier --timezone Europe/Berlin');
    expectRefusalInJson(await cli.run(`sync --company ${id} --json`), /no Cal\.com API key/, 'calcom_not_connected');
  });

  it('says in one line that Cal.com is away', async () => {
    const line = 'company:create --name Fünf --timezone Europe/Berlin --calcom-key-stdin';
    const { id } = await cli.answer(line, SALON_KEY);
    cli.sandbox.faults.add({ status: 503 });
    const ended = await cli.run(`sync --company ${id} --json`);
    cli.sandbox.faults.reset();
    expectRefusalInJson(ended, /Cal\.com/, 'calcom_unavailable');
    expect(ended.stdout + ended.stderr).not.toContain(SALON_KEY);
  });

  it.each([
    ['no-such-command', /unknown command/, 'validation_failed'],
    // From here on the options are fine, and what they name is not.
    ['branch:create --company 987654 --name A', /There is no company 987654/, 'not_found'],
    ['company:update --id 987654 --name A', /There is no company 987654/, 'not_found'],
    ['company:update --id 1 --force', /--calcom-key-stdin: is missing/, 'validation_failed'],
    ['token:create --user 987654 --name A', /There is no user 987654/, 'not_found'],
    ['token:revoke --id 987654', /There is no token 987654/, 'not_found'],
    ['user:list --company 987654', /There is no company 987654/, 'not_found'],
    ['sanctum:import --company 987654', /There is no company 987654/, 'not_found'],
    ['company:create --name A --timezone Europe/Berlin --calcom-key-stdin', /empty/, 'validation_failed'],
  ])('that cannot be done ends with one readable line: %s', async (line, reason, code) => {
    expectRefusalInJson(await cli.run(`${line} --json`, ''), reason, code);
  });

  it('looks after companies, users and tokens', async () => {
    const { answer } = cli;
    const create = 'company:create --name Fuenf --timezone Europe/Berlin --calcom-key-stdin';
    const { id } = await answer(create, SALON_KEY);
    await answer(`company:update --id ${id} --name Sechs --locale en --country at --caller-check code`);
    const { companies } = await answer('company:list');
    expect(companies.find((company: Json) => company.id === id)).toEqual({
      id,
      name: 'Sechs',
      timezone: 'Europe/Berlin',
      locale: 'en',
      country: 'AT',
      caller_check: 'code',
      calcom_base_url: null,
    });
    const update = `company:update --id ${id} --calcom-key-stdin`;
    expect(await answer(update, SALON_KEY)).toEqual({ id, account: { name: expect.any(String), organization: null } });
    const other = await cli.run(`${update} --json`, PRAXIS_KEY);
    expectRefusalInJson(other, /another Cal\.com account/, 'calcom_account_differs');
    expectRefusalInJson(await cli.run(`${update} --json`, 'cal_live_of_nobody'), /refuses/, 'calcom_key_refused');
    expect((await answer(`${update} --force`, PRAXIS_KEY)).account.name).toEqual(expect.any(String));

    const email = 'sechs@example.org';
    const { id: user } = await answer(`user:create --company ${id} --email ${email} --role admin`);
    expectRefusalInJson(
      await cli.run(`user:password --id ${user} --password-stdin --json`, 'elevenchars'),
      /12 to 256 characters/,
      'validation_failed',
    );
    expectRefusalInJson(
      await cli.run(`user:password --id ${user} --password-stdin --json`, 'password1234'),
      /guessed first/,
      'validation_failed',
    );
    expect(await answer(`user:password --id ${user} --password-stdin`, PASSWORD)).toEqual({ id: user });
    expect(await answer(`user:list --company ${id}`)).toEqual({
      users: [{ id: user, email, role: 'admin', branch_id: null }],
    });
    const issued = await answer(`token:create --user ${user} --name desk --abilities settings:write,mcp`);
    const { tokens } = await answer(`token:list --company ${id}`);
    expect(tokens).toEqual([
      {
        id: issued.id,
        company_id: id,
        user_id: user,
        name: 'desk',
        abilities: ['settings:write', 'mcp'],
        last_used_at: null,
        expires_at: null,
      },
    ]);
    expect((await answer('token:list')).tokens).toEqual(expect.arrayContaining(tokens));
  });

  it.each([
    ['company:create --timezone Europe/Berlin', /--name/],
    ['company:create --name  --timezone Europe/Berlin', /not all of them blank/],
    ['company:update --id 1 --caller-check name', /number or code/],
    ['company:create --name A --timezone +01:00', /time zone such as Europe\/Berlin/],
    ['company:create --name A --timezone Mitteleuropa', /time zone such as Europe\/Berlin/],
    ['company:create --name A --timezone Europe/Berlin --calcom-base-url ftp://x', /http\(s\) URL/],
    ['company:create --name A --timezone Europe/Berlin --colour red', /unknown option/],
    ['branch:create --company one --name A', /positive whole number/],
    ['user:create --company 1 --email nobody --role admin', /e-mail address/],
    ['user:create --company 1 --email a@example.org --role owner', /admin or member/],
    ['token:create --user 1 --name a --expires-in soon', /duration such as/],
    ['token:create --user 1 --name a --abilities ,', /abilities separated by commas/],
    ['token:create --user 1 --name a --abilities teams:read,teams:delete', /abilities separated by commas/],
    ['user:password --id 1', /--password-stdin/],
    ['company:update --name A', /--id/],
    ['keys:rotate --company 1', /unknown option/],
    ['sanctum:import', /--company/],
    ['retell-agent:create --company 1 --agent-id a --phone-number 12 --key-stdin', /phone number/],
  ])('that makes no sense is refused before any work: %s', async (line, reason) => {
    expectRefusal(await readLine(`${line} --json`), reason);
  });

  it('has examples in its help, each of which makes sense', async () => {
    const program = commandLineOf(
      () => async () => {},
      async () => {},
    );
    expect(Object.keys(EXAMPLES).toSorted()).toEqual(program.commands.map((command) => command.name()).toSorted());
    for (const [name, lines] of Object.entries(EXAMPLES))
      for (const line of lines) {
        expect(line).toMatch(new RegExp(`^${name}\\b`));
        // As a shell reads it: quotes hold words together, and what comes from a file is no argument.
        const words = line.replace(/ [<>] \S+$/, '').match(/'[^']*'|\S+/g) ?? [];
        const read = await readWords(words.map((word) => word.replaceAll("'", '')));
        expect({ line, ...read }).toEqual({ line, code: 0, stderr: '' });
      }
  });

  it('looks at all that a start needs, and ends with 1 where something is broken', async () => {
    const look = async (more: Record<string, string>): Promise<{ code: number | null; report: Json }> => {
      const { code, stdout } = await run('cli', ['doctor', '--json'], { ...cli.variables(), ...more });
      return { code, report: JSON.parse(stdout) };
    };
    const { id } = await cli.answer(
      'company:create --name Sieben --timezone Europe/Berlin --calcom-key-stdin',
      SALON_KEY,
    );
    const sound = await look({ PORT: '0' });
    expect(sound).toMatchObject({ code: 0, report: { ok: true } });
    const named = (report: Json, name: string) => report.checks.filter((check: Json) => check.name === name);
    for (const name of ['node', 'environment', 'port', 'database', 'calcom', 'encryption', 'clock', `company ${id}`])
      expect(named(sound.report, name)).toMatchObject([{ state: 'ok', message: expect.any(String) }]);
    expect(named(sound.report, 'webhooks')).toMatchObject([{ state: 'skipped' }]);

    cli.sandbox.faults.add({ operation: 'getMe', apiKey: SALON_KEY, status: 401 });
    const broken = await look({
      PORT: '0',
      REDIS_URL: 'redis://:hunter2@127.0.0.1:1',
      PUBLIC_URL: 'http://127.0.0.1:1',
    });
    cli.sandbox.faults.reset();
    expect(broken).toMatchObject({ code: 1, report: { ok: false } });
    for (const name of ['redis', 'webhooks', `company ${id}`])
      expect(named(broken.report, name)).toMatchObject([{ state: 'broken' }]);
    expect(JSON.stringify(broken)).not.toContain('hunter2');

    const unread = await look({ PORT: 'abc', CACHE_TTL_TEAMS: '1h' });
    expect(unread.code).toBe(1);
    expect(named(unread.report, 'environment')).toMatchObject([
      { state: 'broken', message: expect.stringMatching(/^PORT must/) },
      { state: 'broken', message: expect.stringMatching(/^CACHE_TTL_TEAMS must/) },
    ]);
    // For people, a line each.
    const { stdout } = await run('cli', ['doctor'], { ...cli.variables(), PORT: '0' });
    expect(stdout.trim().split('\n')).toHaveLength(sound.report.checks.length);
  });

  it('fills a database with companies whose tokens can be used at once', async () => {
    const { companies, teams, tokens } = await cli.answer('load:generate --companies 3 --teams 4');
    expect({ companies, teams }).toEqual({ companies: 3, teams: 12 });
    const api = await startApi(cli.variables());
    try {
      const { body } = await new ApiClient(api.url, tokens[2].token).get('/api/calcom/teams');
      expect(body.data).toHaveLength(4);
      const services = `/api/calcom/teams/${body.data[0].id}/event-types`;
      expect((await new ApiClient(api.url, tokens[2].token).get(services)).body.data).toHaveLength(2);
      expect((await new ApiClient(api.url, tokens[0].token).get(services)).status).toBe(403);
    } finally {
      await api.stop();
    }
  });

  it.each([
    'migrate',
    'keys:rotate',
    'token:revoke --id 1',
    'user:create --company 1 --email a@b.example --role admin',
  ])('that makes sense is not refused: %s', async (line) => {
    expect(await readLine(`${line} --json`)).toEqual({ code: 0, stderr: '' });
  });
});
