import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Pool } from 'pg';
import { Environment } from '@app/common';
import { Branch, Company, type CompanyId, TenantDatabase } from '@app/tenancy';
import { openBareDatabase } from '../../../../test/support/bare-database';
import { engineKinds, notRun } from '../../../../test/support/on-every-engine';
import { createDatabase } from '../../../../test/support/postgres';
import { migrate } from '../migrate';
import { FairConnections } from './fair-connections';
import { serviceOptions } from './orm-options';

const KEYS = `k1:${Buffer.alloc(32).toString('base64')}`;

async function openServers() {
  const database = await createDatabase();
  if (!database) throw new Error('PostgreSQL did not answer; start it, or run with TEST_SERVERS=no');
  const environment = new Environment({ DATABASE_URL: database.url, ENCRYPTION_KEYS: KEYS });
  await migrate(environment);
  const orm = await MikroORM.init(serviceOptions(environment, undefined));
  const close = async (): Promise<void> => {
    await orm.close();
    await database.release();
  };
  return { orm, close };
}

describe.each(['embedded', 'servers'] as const)('connections (%s)', (kind) => {
  if (!engineKinds.includes(kind)) return notRun(`connections (${kind})`, 'PostgreSQL does not answer');
  const isEmbedded = kind === 'embedded';
  let orm: MikroORM;
  let close: () => Promise<void>;
  let tenants: TenantDatabase;
  let fair: FairConnections;
  let salon: CompanyId;
  let praxis: CompanyId;

  beforeAll(async () => {
    ({ orm, close } = await (isEmbedded ? openBareDatabase() : openServers()));
    tenants = new TenantDatabase(orm.em);
    fair = new FairConnections(isEmbedded);
    fair.guard((orm.em as SqlEntityManager).getConnection());
    [salon, praxis] = [await company('Salon Kessler'), await company('Physiotherapie am Park')];
    // Opens the connections, which takes longer than any query.
    await Promise.all([salon, salon, salon, salon, salon, praxis, praxis, praxis].map(transaction));
  });
  afterAll(() => close?.());

  async function company(name: string): Promise<CompanyId> {
    const id = (await tenants.nextId('companies')) as CompanyId;
    const em = tenants.forTenant({ companyId: id });
    await em.persist(em.create(Company, { id, name, timezone: 'Europe/Berlin' })).flush();
    return id;
  }

  const read = (companyId: CompanyId): Promise<unknown> => tenants.forTenant({ companyId }).find(Branch, {});
  const write = (companyId: CompanyId): Promise<unknown> => {
    const em = tenants.forTenant({ companyId });
    return em.persist(em.create(Branch, { companyId, name: 'Mitte' })).flush();
  };
  const transaction = (companyId: CompanyId): Promise<unknown> =>
    tenants.forTenant({ companyId }).transactional((em) => em.find(Branch, {}));

  it.each([
    ['reads', read],
    ['writes', write],
    ['transactions', transaction],
  ])('connections serve one company while another one has 60 %s to do', async (_, work) => {
    let done = 0;
    const many = Array.from({ length: 60 }, () => work(salon).then(() => done++));
    await read(praxis);
    const before = done;
    await Promise.all(many);
    // Its own turn comes after one work of the other company on one connection, and at once on several.
    expect(before).toBeLessThan(isEmbedded ? 4 : 15);
    expect(done).toBe(60);
  });

  if (isEmbedded) return;

  it('connections are in use by one company up to its share', async () => {
    const gate = Promise.withResolvers<void>();
    const held = Array.from({ length: 20 }, () =>
      tenants.forTenant({ companyId: salon }).transactional(async (em) => {
        await em.find(Branch, {});
        await gate.promise;
      }),
    );
    await read(praxis);
    await Promise.all(Array.from({ length: 20 }, () => read(praxis)));
    const pool = (await (orm.em as SqlEntityManager).getConnection().getNativeClient()) as Pool;
    expect(pool.totalCount - pool.idleCount).toBe(5);
    expect(fair.state).toMatchObject({ running: 5, waitingAtShare: 15, waitingBelowShare: 0 });
    gate.resolve();
    await Promise.all(held);
    expect(fair.state).toMatchObject({ running: 0, waitingAtShare: 0 });
  });

  it('connections without shares are all held by one company (control)', async () => {
    const { orm: unguarded, close: closeUnguarded } = await openServers();
    const gate = Promise.withResolvers<void>();
    try {
      const database = new TenantDatabase(unguarded.em);
      const held = Array.from({ length: 20 }, () =>
        database.forTenant({ companyId: salon }).transactional(async (em) => {
          await em.find(Branch, {});
          await gate.promise;
        }),
      );
      const starved = database.forTenant({ companyId: praxis }).find(Branch, {});
      await expect(starved).rejects.toThrow('timeout exceeded when trying to connect');
      gate.resolve();
      await Promise.allSettled(held);
    } finally {
      gate.resolve();
      await closeUnguarded();
    }
  });

  it('connections for transactions inside of others do not wait for the places of these', async () => {
    const nested = Array.from({ length: 20 }, () =>
      tenants.forTenant({ companyId: salon }).transactional(async (em) => {
        await em.find(Branch, {});
        return read(salon);
      }),
    );
    expect(await Promise.all(nested)).toHaveLength(20);
  });

  it('connections for what a transaction has left running are shared like those of others', async () => {
    const gate = Promise.withResolvers<void>();
    let left: Promise<unknown> | undefined;
    await tenants.forTenant({ companyId: salon }).transactional(async (em) => {
      await em.find(Branch, {});
      left = gate.promise.then(() =>
        tenants.forTenant({ companyId: salon }).transactional(async (later) => {
          await later.find(Branch, {});
          expect(fair.state.running).toBe(1);
        }),
      );
    });
    gate.resolve();
    await left;
  });

  it('connections for look-ups do not wait for any company', async () => {
    const gate = Promise.withResolvers<void>();
    const held = Array.from({ length: 20 }, (_, n) =>
      tenants.forTenant({ companyId: n % 2 ? salon : praxis }).transactional(async (em) => {
        await em.find(Branch, {});
        await gate.promise;
      }),
    );
    expect(await tenants.companyIds()).toEqual([salon, praxis]);
    gate.resolve();
    await Promise.all(held);
  });
});
