import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { cacheKeys, CompanyCache } from '@app/caching';
import { Heartbeat } from '@app/common';
import type { CompanyId } from '@app/tenancy';
import { ApiClient } from '../support/client';
import { eventually } from '../support/eventually';
import { engineKinds, notRun } from '../support/on-every-engine';
import { PrivateCluster } from '../support/private-cluster';
import { PRIVATE_REDIS_MISSING } from '../support/private-redis';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, startApi } from '../support/programs';
import { countSelects, type SelectCounter } from '../support/select-counter';
import { openWorld, type World } from '../support/world';

const NAME = 'two API processes on one Redis Cluster of three masters';
const TEAMS = '/api/calcom/teams';

const missing = engineKinds.includes('servers') ? PRIVATE_REDIS_MISSING : 'PostgreSQL does not answer';

describe(NAME, () => {
  if (missing) return notRun(NAME, missing);
  let cluster: PrivateCluster;
  let world: World;
  let processes: ApiProcess[] = [];
  let urls: string[];
  let selects: SelectCounter;

  beforeAll(async () => {
    await ensureProductionBuild();
    cluster = await PrivateCluster.start();
    const opened = await openWorld('servers', { variables: { REDIS_URL: cluster.url } });
    if (!opened?.engines.database) throw new Error('PostgreSQL did not answer');
    world = opened;
    const variables = {
      ...opened.engines.variables,
      REDIS_URL: cluster.url,
      CALCOM_BASE_URL: opened.sandbox.url,
      THROTTLE_PER_MINUTE: '1000000',
    };
    processes = await Promise.all([startApi(variables), startApi(variables)]);
    urls = processes.map(({ url }) => url);
    selects = await countSelects(opened.engines.database, 'calcom_teams');
    // The first answer of a process compiles its code, which takes longer than the deadline for Redis.
    await askAll(2);
  });

  afterAll(async () => {
    await Promise.all(processes.map((api) => api.stop()));
    await world?.close();
    await cluster?.kill();
  });

  /** Invalidates the teams in all processes; a heartbeat later, no event about it is still under way. */
  beforeEach(async () => {
    const keys = [cacheKeys.teams(world.salon.id as CompanyId)];
    expect(await world.app.get(CompanyCache).invalidate({ keys })).toBe(true);
    await new Heartbeat(async () => {}).settled();
  });

  const memberAt = (url = ''): ApiClient => new ApiClient(url, world.salon.memberToken);
  const askAll = async (times: number): Promise<Set<string>> => {
    const requests = Array.from({ length: times }, (_, n) => memberAt(urls[n % urls.length]).get(TEAMS));
    const answers = await Promise.all(requests);
    expect(answers.map(({ status }) => status)).toEqual(requests.map(() => 200));
    return new Set(answers.map(({ text }) => text));
  };

  it('ten cold requests spread over two processes on a cluster make one SELECT', async () => {
    let answers = new Set<string>();
    expect(await selects.during(async () => (answers = await askAll(10)))).toBe(1);
    expect(answers.size).toBe(1);
    expect(await selects.during(() => askAll(10))).toBe(0);
  });

  it('a write at one process on a cluster is seen at the other with the next request', async () => {
    const [berlin] = (await memberAt(urls[0]).get(TEAMS)).body.data;
    for (let round = 0; round < 10; round++) {
      const [here, there] = round % 2 === 0 ? urls : urls.toReversed();
      await askAll(4);
      const name = `Name ${round}`;
      const admin = new ApiClient(here ?? '', world.salon.adminToken);
      expect((await admin.patch(`${TEAMS}/${berlin.id}`, { name })).status).toBe(200);
      for (const url of [there, here]) expect((await memberAt(url).get(TEAMS)).text).toContain(`"${name}"`);
    }
  });

  it('go on answering while the master of their answers moves, and use it again within five seconds', async () => {
    const key = cacheKeys.teams(world.salon.id as CompanyId);
    const owner = await cluster.ownerOf(key);
    await askAll(4);
    await cluster.move(owner);
    await eventually('both answer from Redis again', () => isHit(), 5000);
  });

  async function isHit(): Promise<boolean> {
    const answers = await Promise.all(urls.map((url) => memberAt(url).get(TEAMS)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    return answers.every(({ headers }) => headers.get('x-cache') === 'HIT');
  }
});
