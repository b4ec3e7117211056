import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ApiClient } from '../support/client';
import { onServers } from '../support/on-every-engine';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, run, startApi, startWorker } from '../support/programs';
import { bookingOf, findOffer, type Offer } from '../support/road';

onServers('maintenance of several processes', (world) => {
  let processes: ApiProcess[] = [];
  let worker: ApiProcess;
  let offer: Offer;

  const variables = (): Record<string, string> => ({
    ...world().engines.variables,
    CALCOM_BASE_URL: world().sandbox.url,
  });
  const turn = async (to: 'on' | 'off'): Promise<void> => {
    const { code, stdout } = await run('cli', ['maintenance', to, '--json'], variables());
    expect([code, JSON.parse(stdout).maintenance]).toEqual([0, to]);
  };
  const clients = (): ApiClient[] => processes.map(({ url }) => new ApiClient(url, world().salon.memberToken));
  const bookAtAll = (first: number) =>
    Promise.all(clients().map((client, n) => client.post('/api/bookings', bookingOf(offer, first + n * 2))));
  const readsAtAll = async (): Promise<number[]> =>
    (await Promise.all(clients().map((client) => client.get('/api/calcom/teams')))).map(({ status }) => status);

  beforeAll(async () => {
    await ensureProductionBuild();
    offer = await findOffer(world().salon);
    processes = await Promise.all([startApi(variables()), startApi({ ...variables(), JOBS: 'off' })]);
    worker = await startWorker(variables());
  });
  afterAll(() => Promise.all([...processes, worker].map((one) => one?.stop())));

  it('maintenance that a command switches binds every process when the command ends, until it is switched off', async () => {
    for (let round = 0; round < 2; round++) {
      await turn('on');
      expect((await bookAtAll(0)).map(({ status, body }) => [status, body.code])).toEqual(
        processes.map(() => [503, 'read_only']),
      );
      expect(await readsAtAll()).toEqual([200, 200]);
      await turn('off');
      expect((await bookAtAll(round * 4)).map(({ status }) => status)).toEqual([201, 201]);
    }
  });

  it('maintenance outlasts a restart, and is told by the worker and by the doctor', async () => {
    await turn('on');
    const restarted = await startApi(variables());
    const client = new ApiClient(restarted.url, world().salon.memberToken);
    expect((await client.post('/api/bookings', bookingOf(offer, 8))).body.code).toBe('read_only');
    await restarted.stop();
    expect((await new ApiClient(worker.url).get('/health/ready')).body).toMatchObject({
      status: 'up',
      read_only: true,
    });
    const { code, stdout } = await run('cli', ['doctor', '--json'], { ...variables(), PORT: '0' });
    const told = JSON.parse(stdout).checks.find(({ name }: { name: string }) => name === 'maintenance');
    expect([code, told.state, told.message]).toEqual([1, 'broken', expect.stringContaining('maintenance off')]);
    await turn('off');
    expect((await new ApiClient(worker.url).get('/health/ready')).body.read_only).toBe(false);
  });
});
