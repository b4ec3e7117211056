import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cacheKeys } from '@app/caching';
import type { CompanyId } from '@app/tenancy';
import { ApiClient } from '../support/client';
import { eventually } from '../support/eventually';
import { engineKinds, notRun } from '../support/on-every-engine';
import { PrivateCluster } from '../support/private-cluster';
import { PRIVATE_REDIS_MISSING } from '../support/private-redis';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, startApi } from '../support/programs';
import { openWorld, type World } from '../support/world';
import { BERLIN, check, day, teamId } from '../api/steps';

const NAME = 'a Redis Cluster with replicas that loses a master under load';
const TEAMS = '/api/calcom/teams';
/** Milliseconds between two readers' requests. */
const READ_EVERY_MS = 15;
/** Writes; the replica takes over, and both processes find it, within some of them. */
const ROUNDS = 80;
const PAUSE_MS = 80;

const missing = engineKinds.includes('servers') ? PRIVATE_REDIS_MISSING : 'PostgreSQL does not answer';

describe(NAME, () => {
  if (missing) return notRun(NAME, missing);
  let cluster: PrivateCluster;
  let world: World;
  let processes: ApiProcess[] = [];
  let admins: ApiClient[];

  beforeAll(async () => {
    await ensureProductionBuild();
    cluster = await PrivateCluster.start({ hasReplicas: true });
    const opened = await openWorld('servers', { variables: { REDIS_URL: cluster.url } });
    if (!opened) throw new Error('PostgreSQL did not answer');
    world = opened;
    const variables = {
      ...opened.engines.variables,
      REDIS_URL: cluster.url,
      CALCOM_BASE_URL: opened.sandbox.url,
      THROTTLE_PER_MINUTE: '1000000',
      // As in production: a master that is gone must not hold up its readers.
      REDIS_TIMEOUT_MS: '100',
    };
    processes = await Promise.all([startApi(variables), startApi(variables)]);
    admins = processes.map(({ url }) => new ApiClient(url, opened.salon.adminToken));
  });

  afterAll(async () => {
    await Promise.all(processes.map((api) => api.stop()));
    await world?.close();
    await cluster?.kill();
  });

  it('fails no request, and answers nothing old, before, during and after the takeover', async () => {
    const team = await teamId(world.salon, BERLIN.team);
    const slots = (client: ApiClient) =>
      check({ member: client }, { team_id: team, event_type_id: BERLIN.men, date: day(3) });
    for (const admin of admins) {
      expect((await admin.get(TEAMS)).status).toBe(200);
      expect((await slots(admin)).status).toBe(200);
    }
    const key = cacheKeys.teams(world.salon.id as CompanyId);
    const owner = await cluster.ownerOf(key);

    const statuses: Promise<number>[] = [];
    let next = 0;
    const reading = setInterval(() => {
      const admin = admins[next++ % admins.length];
      if (!admin) return;
      statuses.push((next % 3 === 0 ? slots(admin) : admin.get(TEAMS)).then(({ status }) => status));
    }, READ_EVERY_MS);
    const stale: string[] = [];
    try {
      for (let round = 0; round < ROUNDS; round++) {
        if (round === 5) await cluster.masters[owner]?.kill();
        const name = `Name ${round}`;
        await pause(PAUSE_MS);
        const [here, there] = round % 2 === 0 ? admins : admins.toReversed();
        const patched = await here?.patch(`${TEAMS}/${team}`, { name });
        expect([name, patched?.status]).toEqual([name, 200]);
        for (const admin of [here, there]) {
          const answer = await admin?.get(TEAMS);
          const cache = answer?.headers.get('x-cache') ?? 'none';
          if (!answer?.text.includes(`"${name}"`))
            stale.push(`${name} by ${admin === here ? 'its writer' : 'the other'}: ${cache}`);
        }
      }
      await eventually('the replica has taken over', async () =>
        (await cluster.replicas[owner]?.command<string>('INFO', 'replication'))?.includes('role:master'),
      );
      await eventually('both answer from Redis again', async () => {
        const answers = await Promise.all(admins.map((admin) => admin.get(TEAMS)));
        return answers.every(({ headers }) => headers.get('x-cache') === 'HIT');
      });
    } finally {
      clearInterval(reading);
    }
    expect(stale).toEqual([]);
    const seen = await Promise.all(statuses);
    expect(seen.length).toBeGreaterThan(ROUNDS);
    expect(seen.filter((status) => status !== 200)).toEqual([]);
    expect(await cluster.replicas[owner]?.command('EXISTS', key)).toBe(1);
    for (const admin of admins) expect((await admin.get(TEAMS)).text).toContain(`"Name ${ROUNDS - 1}"`);
  });
});
