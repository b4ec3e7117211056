import { beforeAll, describe, expect, it } from '@jest/globals';
import { CacheInspector, CompanyCache, cacheKeys, type Inspection } from '@app/caching';
import { CompaniesService, type TenantContext } from '@app/tenancy';
import { createClient } from '@redis/client';
import { asOwner } from '../support/as-owner';
import { readLine } from '../support/command-line';
import { eventually } from '../support/eventually';
import { onEveryEngine, onServers } from '../support/on-every-engine';
import { ensureProductionBuild } from '../support/production-build';
import { type Ended, run } from '../support/programs';
import type { TestCompany, World } from '../support/world';

const TEAMS = '/api/calcom/teams';
/** How much older an entry is made than it is. It keeps most of its ten minutes and more, however slow the machine is. */
const AGED_MS = 200_000;

const tenantOf = (world: World, { id }: Pick<TestCompany, 'id'>): Promise<TenantContext> =>
  world.app.get(CompaniesService).contextFor(id);

const inspect = async (world: World, company = world.salon): Promise<Inspection> =>
  world.app.get(CacheInspector).inspect(await tenantOf(world, company));

const branchOf = async (world: World, { id }: TestCompany): Promise<number> =>
  (await world.app.get(CompaniesService).createBranch(await tenantOf(world, { id }), 'Inspected')).id;

/** One answer of every kind that is inspected, so that all of them lie in the cache. */
async function readAll({ member }: TestCompany, branch: number): Promise<number[]> {
  const teams: { id: number }[] = (await member.get(TEAMS)).body.data;
  const paths = [`${TEAMS}/default`, `${TEAMS}?branch_id=${branch}`];
  for (const { id } of teams) paths.push(`${TEAMS}/${id}/event-types`);
  for (const path of paths) expect((await member.get(path)).status).toBe(200);
  return teams.map(({ id }) => id);
}

onEveryEngine('the cache inspector', (world) => {
  let teams: number[];
  let branch: number;

  beforeAll(async () => {
    const { salon } = world();
    branch = await branchOf(world(), salon);
    const [first] = (await salon.member.get(TEAMS)).body.data;
    await salon.admin.patch(`${TEAMS}/${first.id}`, { is_default: true, branch_id: branch });
    teams = await readAll(salon, branch);
  });

  const drop = async (): Promise<void> => {
    const { companyId } = await tenantOf(world(), world().salon);
    const lists = [
      cacheKeys.teams(companyId),
      cacheKeys.defaultTeam(companyId),
      cacheKeys.branchTeams(companyId, branch),
    ];
    const services = teams.map((id) => cacheKeys.eventTypes(companyId, id));
    await world()
      .app.get(CompanyCache)
      .invalidate({ keys: [...lists, ...services] });
  };

  /** A load that began before the event of the drop arrived is answered and not kept, so what is missing is read again. */
  const fill = (): Promise<unknown> =>
    eventually('every answer lies in the cache', async () => {
      await readAll(world().salon, branch);
      return (await inspect(world())).entries === 3 + teams.length;
    });

  it('finds every entry as good as new, in a clean system', async () => {
    expect(await inspect(world())).toEqual({ company: world().salon.id, entries: 3 + teams.length, stale: [] });
  });

  it('counts only what is there', async () => {
    await drop();
    expect(await inspect(world())).toMatchObject({ entries: 0, stale: [] });
    await world().salon.member.get(TEAMS);
    expect(await inspect(world())).toMatchObject({ entries: 1, stale: [] });
  });

  describe('after a change behind the service’s back', () => {
    const list = (company: number): string[] => [
      `company:${company}:calcom_teams:all`,
      `company:${company}:calcom_teams:default`,
      `company:${company}:branch:${branch}:calcom_teams`,
    ];
    const services = (company: number): string[] => [`company:${company}:calcom_team:${teams[0]}:event_types`];

    it.each([
      ['a team’s name', () => `update calcom_teams set name = name || '!' where id = ${teams[0]}`, list],
      ['a team’s time zone', () => `update calcom_teams set timezone = 'Europe/Vienna' where id = ${teams[0]}`, list],
      ['the branch’s name', () => `update branches set name = name || '!' where id = ${branch}`, list],
      [
        'a price',
        () => `update calcom_team_event_types set price = price + 1 where calcom_team_id = ${teams[0]}`,
        services,
      ],
    ])('to %s finds exactly what shows it, until it is dropped', async (_, change, shows) => {
      const { salon } = world();
      await drop();
      await fill();
      await asOwner(world(), change());
      const { stale } = await inspect(world());
      const found = stale.map(({ key }) => key as string).toSorted();
      expect(found).toEqual(shows(salon.id).toSorted());
      for (const { age_seconds } of stale) expect(age_seconds).toBeLessThan(60);
      await drop();
      expect((await inspect(world())).stale).toEqual([]);
    });

    it('finds a default team that is none any more, which the route would refuse', async () => {
      await fill();
      await asOwner(world(), `update calcom_teams set is_default = false where company_id = ${world().salon.id}`);
      expect((await inspect(world())).stale.map(({ key }) => key)).toContain(
        `company:${world().salon.id}:calcom_teams:default`,
      );
      await drop();
      await asOwner(world(), `update calcom_teams set is_default = true where id = ${teams[0]}`);
    });

    it('sees each company for itself', async () => {
      for (const { member } of [world().salon, world().praxis])
        await eventually('the list is cached', async () => (await member.get(TEAMS)).headers.get('x-cache') === 'HIT');
      await asOwner(world(), `update calcom_teams set name = name || '?' where id = ${teams[0]}`);
      expect((await inspect(world())).stale).toHaveLength(1);
      expect(await inspect(world(), world().praxis)).toMatchObject({ company: world().praxis.id, stale: [] });
      await drop();
    });
  });

  it('finds nothing while and after many write and read at once', async () => {
    const { salon } = world();
    const rounds = Array.from({ length: 12 }, (_, round) => round);
    const write = async (): Promise<void> => {
      for (const round of rounds) {
        // Forth and back, so that an old answer may also become true again.
        const name = `Busy ${round % 2}`;
        await salon.admin.patch(`${TEAMS}/${teams[round % teams.length]}`, { name, is_active: true });
        if (round % 4 === 0) await salon.admin.post(`${TEAMS}/${teams[0]}/sync-event-types`);
      }
    };
    const read = async (): Promise<void> => {
      for (const _ of rounds) await readAll(salon, branch);
    };
    const [, , , during] = await Promise.all([write(), read(), read(), inspect(world())]);
    expect(during.stale).toEqual([]);
    await readAll(salon, branch);
    expect(await inspect(world())).toMatchObject({ entries: 3 + teams.length, stale: [] });
  });
});

onServers('`cache:inspect`', (world) => {
  beforeAll(ensureProductionBuild, 180_000);

  const variables = (): Record<string, string> => world().engines.variables;
  const cli = (...args: string[]): Promise<Ended> =>
    run('cli', ['cache:inspect', '--company', String(world().salon.id), ...args], variables());

  it('finds what is stale and how old it is, from another process', async () => {
    const { salon, engines } = world();
    const [team] = (await salon.member.get(TEAMS)).body.data;
    await salon.member.get(`${TEAMS}/${team.id}/event-types`);
    const clean = await cli('--json');
    expect({ ...clean, stdout: JSON.parse(clean.stdout) }).toEqual({
      code: 0,
      stderr: '',
      stdout: { company: salon.id, entries: 2, stale: [] },
    });

    const key = `company:${salon.id}:calcom_teams:all`;
    const redis = createClient({ url: engines.redisUrl });
    await redis.connect();
    await redis.pExpire(key, (await redis.pTTL(key)) - AGED_MS);
    await redis.disconnect();
    await asOwner(world(), `update calcom_teams set name = 'Behind the back' where id = ${team.id}`);
    const found = await cli('--json');
    expect(found).toMatchObject({ code: 1, stderr: '' });
    const { stale, ...rest } = JSON.parse(found.stdout);
    expect(rest).toEqual({ company: salon.id, entries: 2 });
    expect(stale).toEqual([{ key, age_seconds: expect.any(Number) }]);
    expect(stale[0].age_seconds).toBeGreaterThanOrEqual(AGED_MS / 1000);
    expect(stale[0].age_seconds).toBeLessThan(700);

    const people = await cli();
    expect(people.code).toBe(1);
    expect(people.stdout).toMatch(new RegExp(`^company ${salon.id}: live entries 2, stale 1$`, 'm'));
    expect(people.stdout).toMatch(new RegExp(`^stale: ${key}, [2-6]\\d\\d s old$`, 'm'));
    expect(people.stdout).toContain('Availability is not compared');

    await salon.admin.patch(`${TEAMS}/${team.id}`, { name: 'In front' });
    expect(await cli('--json')).toMatchObject({ code: 0, stdout: `{"company":${salon.id},"entries":0,"stale":[]}\n` });
  });

  it('says in one line that there is no such company, and no cache', async () => {
    const unknown = await run('cli', ['cache:inspect', '--company', '987654', '--json'], variables());
    const message = 'There is no company 987654';
    const told = JSON.stringify({ success: false, code: 'not_found', message });
    expect(unknown).toEqual({ code: 1, stdout: `${told}\n`, stderr: `${message}\n` });
    const away = { ...variables(), REDIS_URL: 'redis://127.0.0.1:1', REDIS_TIMEOUT_MS: '100' };
    const { code, stdout, stderr } = await run('cli', ['cache:inspect', '--company', String(world().salon.id)], away);
    expect({ code, stdout, last: stderr.trim().split('\n').at(-1) }).toEqual({
      code: 1,
      stdout: '',
      last: expect.stringMatching(/^The cache cannot be reached/),
    });
  });

  it('says plainly that without Redis there is nothing to see from outside', async () => {
    const { REDIS_URL: _redis, ...without } = variables();
    for (const environment of [without, {}]) {
      const ended = await run('cli', ['cache:inspect', '--company', '1', '--json'], environment);
      expect(ended).toEqual({
        code: 1,
        stdout: expect.stringMatching(/^\{"success":false,"code":"cache_not_shared",.*\}\n$/),
        stderr: expect.stringMatching(/^There is nothing to inspect.*\n$/),
      });
    }
  });
});

describe('`cache:inspect`', () => {
  it.each(['cache:inspect', 'cache:inspect --company x', 'cache:inspect --company 0'])(
    'wants a company: %s',
    async (line) => {
      const { code, stderr } = await readLine(line);
      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('--company') });
    },
  );
});
