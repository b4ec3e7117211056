import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/client';
import { eventually } from '../support/eventually';
import { FaultProxy } from '../support/fault-proxy';
import { onServers } from '../support/on-every-engine';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, startApi } from '../support/programs';
import type { TestCompany } from '../support/world';

const TEAMS = '/api/calcom/teams';
const ROUNDS = 3;
/** A queued job is taken within two seconds; one that the killed process had taken is retried after it has expired. */
const PERIOD_MS = 15_000;

onServers('a writer that is killed between its commit and the invalidation', (world) => {
  let reader: ApiProcess;
  let writer: ApiProcess | undefined;
  /** Between the writer and Redis. */
  let proxy: FaultProxy;

  const startWriter = async (): Promise<ApiProcess> => {
    proxy.pass();
    return (writer = await startApi(variables({ REDIS_URL: proxy.url })));
  };
  const variables = (own: Record<string, string> = {}): Record<string, string> => {
    const { engines, sandbox } = world();
    return { ...engines.variables, CALCOM_BASE_URL: sandbox.url, ...own };
  };
  /** Whether the other process answers with the name. */
  const isShown = async ({ memberToken }: TestCompany, name: string): Promise<boolean> => {
    const { status, text } = await new ApiClient(reader.url, memberToken).get(TEAMS);
    expect(status).toBe(200);
    return text.includes(`"${name}"`);
  };
  const database = () => {
    const { database: found } = world().engines;
    if (!found) throw new Error('servers come with a database');
    return found;
  };

  /** Renames the companies' first teams, and kills the writer when all is committed and nothing is invalidated yet. */
  async function writeAndDie({ url, kill }: ApiProcess, companies: TestCompany[], name: string): Promise<void> {
    const ids = await Promise.all(
      companies.map(async ({ memberToken }) => (await new ApiClient(url, memberToken).get(TEAMS)).body.data[0].id),
    );
    // From here on everything that the writer sends to Redis is lost, also what is in flight when it dies.
    proxy.swallow();
    const answers = Promise.allSettled(
      companies.map(({ adminToken }, n) => new ApiClient(url, adminToken).patch(`${TEAMS}/${ids[n]}`, { name })),
    );
    await eventually('the writes are committed', async () => {
      const sql = 'select from calcom_teams where id = any($1) and name = $2';
      return (await database().query(sql, [ids, name])).length === ids.length;
    });
    await kill();
    // The writer answers only after the invalidation, so that had not happened yet.
    expect((await answers).map(({ status }) => status)).toEqual(companies.map(() => 'rejected'));
  }

  beforeAll(async () => {
    await ensureProductionBuild();
    proxy = await FaultProxy.open(world().engines.redisUrl ?? '');
    reader = await startApi(variables());
  });

  afterEach(() => writer?.kill());

  afterAll(async () => {
    await reader?.stop();
    await proxy?.close();
  });

  const isSoonShown = (company: TestCompany, name: string) =>
    eventually('the other process shows the change', () => isShown(company, name), PERIOD_MS);

  it.each(Array.from({ length: ROUNDS }, (_, n) => `Runde ${n + 1}`))(
    'a killed writer leaves no stale answer: %s',
    async (name) => {
      const { salon } = world();
      const api = await startWriter();
      expect(await isShown(salon, name)).toBe(false);
      await writeAndDie(api, [salon], name);
      await isSoonShown(salon, name);
    },
  );

  describe('while jobs are held back', () => {
    // The jobs wait, so that the test can look before they run.
    beforeAll(async () => {
      await database().query(`create function hold_back() returns trigger language plpgsql as
        'begin new.start_after = now() + interval ''1 hour''; return new; end'`);
      await database().query(
        `create trigger hold_back before insert on pgboss.job_common for each row execute function hold_back()`,
      );
    });
    afterAll(() => database().query('drop function hold_back cascade'));

    const waiting = `name = 'cache-invalidations' and state < 'active'`;
    const releaseJobs = (): Promise<object[]> =>
      database().query(`update pgboss.job set start_after = now() where ${waiting} returning id`);

    it('an answer stays stale while its invalidation job is held back, and is fresh once the job runs', async () => {
      const { salon } = world();
      const api = await startWriter();
      expect(await isShown(salon, 'Später')).toBe(false);
      await writeAndDie(api, [salon], 'Später');
      expect(await isShown(salon, 'Später')).toBe(false);
      expect(await releaseJobs()).toHaveLength(1);
      await isSoonShown(salon, 'Später');
    });

    it('an answer stays stale when its invalidation job is deleted, so the job is what invalidates it', async () => {
      const { salon, praxis } = world();
      const api = await startWriter();
      for (const company of [salon, praxis]) expect(await isShown(company, 'Ohne Auftrag')).toBe(false);
      await writeAndDie(api, [salon, praxis], 'Ohne Auftrag');
      const sql = `delete from pgboss.job where ${waiting} and data::text like $1 returning id`;
      expect(await database().query(sql, [`%company:${salon.id}:%`])).toHaveLength(1);
      expect(await releaseJobs()).toHaveLength(1);
      await isSoonShown(praxis, 'Ohne Auftrag');
      expect(await isShown(salon, 'Ohne Auftrag')).toBe(false);
    });

    it('an answer is fresh in the end, even if the writer had taken its own job before it was killed', async () => {
      const { salon } = world();
      const api = await startWriter();
      expect(await isShown(salon, 'Schon genommen')).toBe(false);
      await writeAndDie(api, [salon], 'Schon genommen');
      // The state that a worker leaves when it is killed during the job.
      const sql = `update pgboss.job set state = 'active', started_on = now() where ${waiting} returning id`;
      expect(await database().query(sql)).toHaveLength(1);
      expect(await isShown(salon, 'Schon genommen')).toBe(false);
      await eventually('its job has expired', async () => (await releaseJobs()).length === 1, PERIOD_MS);
      await isSoonShown(salon, 'Schon genommen');
    });
  });
});
