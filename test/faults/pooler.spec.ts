import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hasSession } from '@app/database';
import { ApiClient } from '../support/client';
import { eventually } from '../support/eventually';
import { engineKinds, notRun } from '../support/on-every-engine';
import { POOLER_MISSING, PrivatePooler } from '../support/private-pooler';
import { ensureProductionBuild } from '../support/production-build';
import { type ApiProcess, run, startApi } from '../support/programs';
import { openWorld, type World } from '../support/world';
import { day, freeSlots, HAMBURG } from '../api/steps';

const NAME = 'a transaction pooler';
const TEAMS = '/api/calcom/teams';

const missing = engineKinds.includes('servers') ? POOLER_MISSING : 'PostgreSQL does not answer';

describe(NAME, () => {
  if (missing) return notRun(NAME, missing);
  let world: World;
  let pooler: PrivatePooler;
  let api: ApiProcess;
  let variables: Record<string, string>;

  beforeAll(async () => {
    await ensureProductionBuild();
    const opened = await openWorld('servers');
    if (!opened?.engines.database) throw new Error('PostgreSQL did not answer');
    world = opened;
    pooler = await PrivatePooler.start(opened.engines.database.url);
    variables = {
      ...opened.engines.variables,
      DATABASE_URL: pooler.url,
      CALCOM_BASE_URL: opened.sandbox.url,
      THROTTLE_PER_MINUTE: '1000000',
    };
    api = await startApi({ ...variables, DATABASE_DIRECT_URL: opened.engines.database.url });
  });

  afterAll(async () => {
    await api?.stop();
    await pooler?.close();
    await world?.close();
  });

  const salon = (): ApiClient => new ApiClient(api.url, world.salon.adminToken);
  const praxis = (): ApiClient => new ApiClient(api.url, world.praxis.adminToken);

  it('a transaction pooler keeps no session, which is found out', async () => {
    expect(await hasSession(pooler.url)).toBe(false);
    expect(await hasSession(world.engines.database?.url ?? '')).toBe(true);
    const session = await PrivatePooler.start(world.engines.database?.url ?? '', { mode: 'session' });
    expect(await hasSession(session.url)).toBe(true);
    await session.close();
  });

  it('a transaction pooler without a direct address stops the start in one sentence, and the doctor names it', async () => {
    await expect(startApi(variables)).rejects.toThrow(/ended with 1:\n.*DATABASE_DIRECT_URL/);
    const examined = await run('cli', ['doctor'], variables);
    expect(examined.code).toBe(1);
    expect(examined.stdout).toMatch(/database .*DATABASE_DIRECT_URL/);
  });

  it('a transaction pooler shows each company its own rows, with many requests on two connections', async () => {
    const [ours, theirs] = [
      await world.salon.admin.get('/api/branches'),
      await world.praxis.admin.get('/api/branches'),
    ];
    // More callers than connections at any time, in turn.
    const callers = Array.from({ length: 8 }, async (_, n) => {
      const [client, expected] = n % 2 === 0 ? [salon(), ours] : [praxis(), theirs];
      for (let round = 0; round < 10; round++) {
        const [branches, log] = await Promise.all([client.get('/api/branches'), client.get('/api/audit-log')]);
        expect([branches.status, log.status]).toEqual([200, 200]);
        expect(branches.body.data).toEqual(expected.body.data);
      }
    });
    await Promise.all(callers);
    const roles = await world.engines.database?.query<{ unbound: boolean }>(
      `select rolsuper or rolbypassrls as unbound from pg_roles where rolname = current_user`,
    );
    // The login could see everything: it is the role of each transaction that binds.
    expect(roles).toEqual([{ unbound: true }]);
  });

  it('a transaction pooler carries bookings and writes, and the change feed hears them past it', async () => {
    const { at } = await freeSlots(world.salon, HAMBURG.team, HAMBURG.men, day(7));
    const booked = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        salon().post('/api/bookings', { ...at(n * 2), attendee: { name: `Guest ${n}`, email: `g${n}@example.org` } }),
      ),
    );
    expect(booked.map(({ status }) => status)).toEqual(booked.map(() => 201));
    const [team] = (await salon().get(TEAMS)).body.data;
    await world.salon.admin.patch(`${TEAMS}/${team.id}`, { name: 'Heard past the pooler' });
    expect((await salon().get(TEAMS)).text).toContain('Heard past the pooler');

    const created = await world.salon.admin.post('/api/tokens', { name: 'short-lived' });
    const { id, token } = created.body.data;
    const caller = new ApiClient(api.url, token);
    expect((await caller.get(TEAMS)).status).toBe(200);
    await world.salon.admin.delete(`/api/tokens/${id}`);
    await eventually('the revoked token is refused', async () => (await caller.get(TEAMS)).status === 401, 5000);
  });
});
