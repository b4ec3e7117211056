import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient, type Json } from '../support/client';
import { eventually } from '../support/eventually';
import { engineKinds, notRun } from '../support/on-every-engine';
import { PRIVATE_POSTGRES_MISSING, PrivatePostgres } from '../support/private-postgres';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, startApi } from '../support/programs';
import { openWorld, type World } from '../support/world';
import { day, freeSlots, HAMBURG, MAX } from '../api/steps';

const NAME = 'a streaming replica';
const DATABASE = 'team_selector';
const TEAMS = '/api/calcom/teams';
/** Lists and logs, which people look at. */
const LISTS = [
  '/api/bookings',
  '/api/retell/calls',
  '/api/audit-log',
  '/api/callbacks',
  '/api/calcom/sync-runs',
] as const;

const missing = engineKinds.includes('servers') ? PRIVATE_POSTGRES_MISSING : 'Redis does not answer';

describe(NAME, () => {
  if (missing) return notRun(NAME, missing);
  let primary: PrivatePostgres;
  let replica: PrivatePostgres;
  let world: World;
  let api: ApiProcess;
  let admin: ApiClient;
  let other: ApiClient;

  beforeAll(async () => {
    await ensureProductionBuild();
    primary = await PrivatePostgres.start();
    await primary.query(`create database ${DATABASE}`);
    replica = await primary.replica();
    const variables = { DATABASE_URL: primary.url(DATABASE), LOG_LEVEL: 'silent' };
    const opened = await openWorld('servers', { variables });
    if (!opened) throw new Error('Redis did not answer; start it, or run with TEST_SERVERS=no');
    world = opened;
    api = await startApi({
      ...opened.engines.variables,
      ...variables,
      DATABASE_REPLICA_URLS: replica.url(DATABASE),
      CALCOM_BASE_URL: opened.sandbox.url,
      THROTTLE_PER_MINUTE: '1000000',
      LOG_LEVEL: 'warn',
      JOBS: 'off',
    });
    admin = new ApiClient(api.url, opened.salon.adminToken);
    other = new ApiClient(api.url, opened.praxis.adminToken);
  });

  afterAll(async () => {
    await api?.stop();
    await world?.close();
    await replica?.remove();
    await primary?.remove();
  });

  const replicas = async (): Promise<string> => (await admin.get('/health/ready')).body.dependencies.replicas;
  const becomes = (state: string) => eventually(`the replica is ${state}`, async () => (await replicas()) === state);
  const linesAbout = (what: string): number => api.output().split(what).length - 1;

  /** A write that the audit log tells of. */
  async function rename(name: string): Promise<void> {
    const [team] = (await admin.get(TEAMS)).body.data;
    expect((await admin.patch(`${TEAMS}/${team.id}`, { name })).status).toBe(200);
  }
  /** Whether the list tells of the last of them. */
  async function tells(): Promise<boolean> {
    const sql = `select max(id)::int as last from audit_log where company_id = ${world.salon.id}`;
    const [{ last } = { last: 0 }] = await primary.query<{ last: number }>(sql, DATABASE);
    const [newest] = (await admin.get('/api/audit-log')).body.data;
    return newest.id === last;
  }

  it('a streaming replica serves the lists, as the role that the policies bind', async () => {
    await becomes('up');
    for (const path of LISTS) expect((await admin.get(path)).status).toBe(200);
    const seen = await replica.query<{ query: string }>(
      `select query from pg_stat_activity where application_name = 'team-selector' and datname = '${DATABASE}'`,
    );
    expect(seen.length).toBeGreaterThan(0);
    // The end of each unit of work; what it began with stood in one message with the role.
    for (const { query } of seen) expect(query).toMatch(/^commit$|set_config\('role'/);

    await rename('Told soon');
    await eventually('the replica tells of the change', tells);
    const [ours, theirs] = [await admin.get('/api/audit-log'), await other.get('/api/audit-log')];
    const ids = new Set(ours.body.data.map(({ id }: Json) => id));
    expect(theirs.body.data.filter(({ id }: Json) => ids.has(id))).toEqual([]);
  });

  it('a streaming replica that is behind is left alone, and used again once it has caught up', async () => {
    const before = linesAbout('No replica is up to date');
    await replica.query('select pg_wal_replay_pause()');
    await rename('While it was paused');
    await becomes('behind');
    expect(await tells()).toBe(true);
    expect((await admin.get('/health/ready')).status).toBe(200);
    await eventually('it is told once', () => linesAbout('No replica is up to date') === before + 1);
    await replica.query('select pg_wal_replay_resume()');
    await becomes('up');
  });

  it('a streaming replica that is gone fails no request', async () => {
    const before = linesAbout('No replica answers');
    await replica.crash();
    for (let round = 0; round < 5; round++)
      for (const path of LISTS) expect([path, (await admin.get(path)).status]).toEqual([path, 200]);
    await becomes('down');
    expect((await admin.get('/health/ready')).status).toBe(200);
    await eventually('it is told once', () => linesAbout('No replica answers') === before + 1);
    await replica.start();
    await becomes('up');
  });

  describe('while the primary is away', () => {
    let wish: object;
    let lines: [lost: number, back: number];
    beforeAll(async () => {
      const { at } = await freeSlots(world.salon, HAMBURG.team, HAMBURG.men, day(5));
      wish = { ...at(0), attendee: MAX };
      // What is known stays known.
      for (const client of [admin, other]) expect((await client.get(TEAMS)).status).toBe(200);
      await becomes('up');
      lines = [linesAbout('The primary does not answer'), linesAbout('The primary answers again')];
      await primary.crash();
    });

    it('reads go on from the replica and from the cache, for each company its own', async () => {
      await eventually('the loss is noticed', () => linesAbout('The primary does not answer') === lines[0] + 1);
      for (const path of LISTS) expect([path, (await admin.get(path)).status]).toEqual([path, 200]);
      const [ours, theirs] = [await admin.get(TEAMS), await other.get(TEAMS)];
      expect([ours.status, theirs.status]).toEqual([200, 200]);
      expect(ours.body.data[0].name).not.toBe(theirs.body.data[0].name);
      expect((await new ApiClient(api.url, '1|wrong').get(TEAMS)).status).toBe(401);
    });

    it('writes fail clearly, and nothing is asked at Cal.com', async () => {
      world.sandbox.calls.reset();
      const [team] = (await admin.get(TEAMS)).body.data;
      for (const answer of [
        await admin.post('/api/bookings', wish),
        await admin.patch(`${TEAMS}/${team.id}`, { name: 'Lost' }),
      ]) {
        expect([answer.status, answer.body.code]).toEqual([503, 'unavailable']);
        expect(answer.headers.get('retry-after')).not.toBeNull();
      }
      expect(world.sandbox.calls.counts.createBooking ?? 0).toBe(0);
      const ready = await admin.get('/health/ready');
      expect([ready.status, ready.body.dependencies.database]).toEqual([503, 'down']);
    });

    it('after its return all is as before, and nothing old is answered', async () => {
      await primary.start();
      await eventually('the service is ready', async () => (await admin.get('/health/ready')).status === 200);
      expect((await admin.post<Json>('/api/bookings', wish)).status).toBe(201);
      await rename('After the return');
      expect((await admin.get(TEAMS)).text).toContain('"After the return"');
      await eventually('the replica follows again', tells);
      await becomes('up');
      await eventually('it is told once', () => linesAbout('The primary answers again') === lines[1] + 1);
    });
  });
});
