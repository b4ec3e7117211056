import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Environment } from '@app/common';
import { databaseNameOf, serviceRoleOf } from '@app/database';
import { Service } from '@app/event-types';
import { Team } from '@app/teams';
import { Branch, CompaniesService, type TenantContext, TenantDatabase } from '@app/tenancy';
import { RoomsModule } from '../../../../apps/api/src/rooms.module';
import { asOwner } from '../../../../test/support/as-owner';
import { type Engines, openEngines } from '../../../../test/support/engines';
import { enginesToRun } from '../../../../test/support/on-every-engine';
import type { World } from '../../../../test/support/world';
import { cacheKeys } from '../keys/cache-keys';
import type { Invalidation } from '../keys/invalidation';

/** A process that writes jobs and does not run them, as a command. */
describe.each(enginesToRun)('the outbox of a command (%s)', (kind) => {
  let engines: Engines;
  let app: INestApplicationContext;
  let salon: TenantContext;
  let teamId: number;
  let branches: number[];

  beforeAll(async () => {
    const opened = await openEngines(kind);
    if (!opened) throw new Error('The servers did not answer; start them, or run with TEST_SERVERS=no');
    engines = opened;
    const environment = new Environment({ LOG_LEVEL: 'error', ...engines.variables });
    app = await NestFactory.createApplicationContext(RoomsModule.with(environment), {
      logger: false,
      abortOnError: false,
    });
    const companies = app.get(CompaniesService);
    const { id } = await companies.create({ name: 'Salon Kessler', timezone: 'Europe/Berlin', locale: 'de' });
    salon = await companies.contextFor(id);
    branches = [(await companies.createBranch(salon, 'Mitte')).id, (await companies.createBranch(salon, 'Nord')).id];
    teamId = await createTeam(34_209, branches[0]);
  });

  afterAll(async () => {
    await app?.close();
    await engines?.release();
  });

  beforeEach(() => owner('delete from pgboss.job'));

  const owner = (sql: string) => asOwner({ app, engines } as unknown as World, sql);
  const em = (): SqlEntityManager => app.get(TenantDatabase).forTenant(salon);
  const noted = async (): Promise<Required<Invalidation>[]> => {
    const sql = `select data from pgboss.job where name = 'cache-invalidations'`;
    const rows = (await em().execute(sql)) as { data: Required<Invalidation> }[];
    return rows.map(({ data }) => data);
  };

  async function createTeam(calcomTeamId: number, branch?: number): Promise<number> {
    const manager = em();
    const names = { name: `Team ${calcomTeamId}`, calcomTeamName: `Team ${calcomTeamId}` };
    const team = manager.create(Team, { companyId: salon.companyId, calcomTeamId, ...names, branch });
    await manager.flush();
    return team.id;
  }

  async function rename(manager: SqlEntityManager, name: string): Promise<void> {
    (await manager.findOneOrFail(Team, { id: teamId })).name = name;
    await manager.flush();
  }

  const lists = () => [cacheKeys.teams(salon.companyId), cacheKeys.defaultTeam(salon.companyId)];
  const ofBranch = (index: number) => cacheKeys.branchTeams(salon.companyId, branches[index] ?? 0);

  it('a write has one job in the outbox, with the keys of the old branch and of the new one', async () => {
    const manager = em();
    const team = await manager.findOneOrFail(Team, { id: teamId });
    team.branch = manager.getReference(Branch, branches[1] ?? 0);
    await manager.flush();
    const [job, ...others] = await noted();
    expect(others).toEqual([]);
    const keys = [...lists(), ofBranch(0), ofBranch(1), cacheKeys.eventTypes(salon.companyId, teamId)];
    expect(new Set(job?.keys)).toEqual(new Set(keys));
    expect(job?.families).toEqual([]);
  });

  it('a transaction of several writes has one job in the outbox', async () => {
    await em().transactional(async (manager) => {
      await rename(manager, 'one');
      await rename(manager, 'two');
      manager.create(Branch, { companyId: salon.companyId, name: 'Süd' });
      await manager.flush();
    });
    expect(await noted()).toEqual([{ keys: expect.arrayContaining(lists()), families: [] }]);
  });

  it('entities that no answer shows, and transactions that only read, have no job in the outbox', async () => {
    await em().transactional(async (manager) => {
      await manager.findOneOrFail(Team, { id: teamId });
      manager.create(Service, { companyId: salon.companyId, slug: 'schnitt', name: 'Schnitt' });
    });
    await em().transactional(async (manager) => void (await manager.findOneOrFail(Team, { id: teamId })));
    expect(await noted()).toEqual([]);
  });

  it('a transaction that is rolled back has no job in the outbox', async () => {
    const failed = em().transactional(async (manager) => {
      await rename(manager, 'never');
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await noted()).toEqual([]);
  });

  it('a transaction that the database refuses to commit has no job in the outbox', async () => {
    const [one, other] = [await createTeam(34_300), await createTeam(34_301)];
    await owner('delete from pgboss.job');
    // A deferred constraint, checked at the commit, after the job was written.
    const failed = em().transactional(async (manager) => {
      for (const id of [one, other]) (await manager.findOneOrFail(Team, { id })).calcomTeamSlug = 'same';
    });
    await expect(failed).rejects.toThrow('unique');
    expect(await noted()).toEqual([]);
  });

  it('the job of a transaction has the keys of released savepoints, not of those that were rolled back', async () => {
    await em().transactional(async (outer) => {
      await outer.transactional((manager) => rename(manager, 'released'));
      expect(await count(outer)).toBe(0);
      const failed = outer.transactional(async (manager) => {
        manager.create(Branch, { id: 900_001, companyId: salon.companyId, name: 'Süd' });
        await manager.flush();
        throw new Error('changed my mind');
      });
      await expect(failed).rejects.toThrow('changed my mind');
    });
    const [job, ...others] = await noted();
    expect(others).toEqual([]);
    expect(job?.keys).toContain(cacheKeys.eventTypes(salon.companyId, teamId));
    expect(job?.keys).not.toContain(cacheKeys.branchTeams(salon.companyId, 900_001));
  });

  it('a released savepoint has no job in the outbox when the outer transaction is rolled back', async () => {
    const failed = em().transactional(async (outer) => {
      await outer.transactional((manager) => rename(manager, 'released'));
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await noted()).toEqual([]);
  });

  const count = async (manager: SqlEntityManager): Promise<number> =>
    Number(((await manager.execute('select count(*) from pgboss.job')) as { count: string }[])[0]?.count);

  describe('without the right to insert', () => {
    afterEach(() => owner(`grant insert on pgboss.job_common to "${role()}"`));
    const role = () => serviceRoleOf(databaseNameOf(app.get(Environment)));

    it('a write fails when its job cannot be written to the outbox', async () => {
      await owner(`revoke insert on pgboss.job_common from "${role()}"`);
      await expect(rename(em(), 'unnoticed')).rejects.toThrow('permission denied');
      expect((await em().findOneOrFail(Team, { id: teamId })).name).not.toBe('unnoticed');
    });
  });

  it('the service role can neither create queues nor change the tables of the outbox', async () => {
    const manager = em();
    for (const sql of [
      `insert into pgboss.queue (name, policy) values ('mine', 'standard')`,
      `select pgboss.create_queue('mine', '{"policy": "standard"}'::jsonb)`,
      `alter table pgboss.job_common add column mine text`,
      `create table pgboss.mine ()`,
      `truncate pgboss.job_common`,
    ]) {
      await expect(manager.execute(sql)).rejects.toThrow(/permission denied|must be owner/);
    }
  });
});
