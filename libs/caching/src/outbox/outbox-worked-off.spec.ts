import { createClient, type RedisClientType } from '@redis/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NestFactory } from '@nestjs/core';
import { Environment } from '@app/common';
import { CompaniesService } from '@app/tenancy';
import { TeamsService } from '@app/teams';
import { RoomsModule } from '../../../../apps/api/src/rooms.module';
import { asOwner } from '../../../../test/support/as-owner';
import { eventually } from '../../../../test/support/eventually';
import { FaultProxy } from '../../../../test/support/fault-proxy';
import { enginesToRun, notRun } from '../../../../test/support/on-every-engine';
import { claimRedis, REDIS_MISSING } from '../../../../test/support/redis';
import { openWorld, type World } from '../../../../test/support/world';
import { unusedUrl } from '../../testing/unused-url';

const NAME = 'the outbox of an API process';
const TEAMS = '/api/calcom/teams';
/** One second until a job may start, one to poll for it, two for a retry, one to reach Redis again. */
const PERIOD_MS = 8_000;

const redis = await claimRedis();
afterAll(() => redis?.release());

describe.each(enginesToRun)(`${NAME} (%s)`, (kind) => {
  if (!redis) return notRun(NAME, REDIS_MISSING);
  let proxy: FaultProxy;
  let world: World;
  let direct: RedisClientType;
  let team: { id: number; name: string };

  beforeAll(async () => {
    proxy = await FaultProxy.open(redis.url);
    const opened = await openWorld(kind, { variables: { REDIS_URL: proxy.url } });
    if (!opened) throw new Error('The servers did not answer; start them, or run with TEST_SERVERS=no');
    world = opened;
    direct = createClient({ url: redis.url });
    await direct.connect();
    [team] = (await world.salon.member.get(TEAMS)).body.data;
  });

  afterAll(async () => {
    await world?.close();
    await direct?.flushDb();
    await direct?.quit();
    await proxy?.close();
  });

  const jobs = (): Promise<{ state: string }[]> =>
    asOwner(world, `select state from pgboss.job where name = 'cache-invalidations'`);
  const cached = (): Promise<string | null> => direct.get(`company:${world.salon.id}:calcom_teams:all`);
  const rename = (name: string) => world.salon.admin.patch(`${TEAMS}/${team.id}`, { name });
  const isCached = (name: string) =>
    eventually(`the answer with ${name} is cached`, async () => {
      await world.salon.member.get(TEAMS);
      return (await cached())?.includes(`"${name}"`);
    });

  it('the job of a write is discarded once its answers are invalidated', async () => {
    await isCached(team.name);
    expect((await rename('Gleich erledigt')).status).toBe(200);
    // A job that was run, instead of discarded, would stay as completed.
    await eventually('the job is discarded', async () => (await jobs()).length === 0);
    team.name = 'Gleich erledigt';
  });

  it('an invalidation that failed while Redis was away is done when it is back', async () => {
    await isCached(team.name);
    proxy.refuse();
    expect((await rename('Während des Ausfalls')).status).toBe(200);
    expect((await world.salon.member.get(TEAMS)).text).toContain('Während des Ausfalls');
    expect(await jobs()).toHaveLength(1);
    await eventually('the job fails and is to be retried', async () =>
      (await jobs()).some(({ state }) => state === 'retry'),
    );
    // The stale answer that other processes would still send.
    expect(await cached()).toContain(`"${team.name}"`);
    proxy.pass();
    await eventually('no stale answer is cached', async () => !(await cached())?.includes(`"${team.name}"`), PERIOD_MS);
    await isCached('Während des Ausfalls');
    await eventually('the job is done', async () => (await jobs()).every(({ state }) => state === 'completed'));
    team.name = 'Während des Ausfalls';
  });

  // The embedded database belongs to one process.
  if (kind === 'embedded') return;

  it('an invalidation that failed in a command is done by the API process', async () => {
    await isCached(team.name);
    const variables = { ...world.engines.variables, LOG_LEVEL: 'error', REDIS_URL: await unusedUrl() };
    const command = await NestFactory.createApplicationContext(RoomsModule.with(new Environment(variables)), {
      logger: false,
      abortOnError: false,
    });
    const tenant = await command.get(CompaniesService).contextFor(world.salon.id);
    await command.get(TeamsService).update(tenant, team.id, { name: 'Von Hand' });
    await command.close();
    const fresh = async () => (await world.salon.member.get(TEAMS)).text.includes('Von Hand');
    expect(await fresh()).toBe(false);
    await eventually('the API shows it', fresh, PERIOD_MS);
    team.name = 'Von Hand';
  });
});
