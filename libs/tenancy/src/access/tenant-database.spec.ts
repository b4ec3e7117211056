import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type BareDatabase, openBareDatabase } from '../../../../test/support/bare-database';
import { AccessToken } from '../authentication/access-token.entity';
import { Branch } from '../companies/branch.entity';
import { Company } from '../companies/company.entity';
import { User } from '../authentication/user.entity';
import type { CompanyId } from './tenant-context';
import { TenantDatabase } from './tenant-database';

interface Seeded {
  companyId: CompanyId;
  userId: number;
  tokenId: number;
}

describe('the tenant database', () => {
  let bare: BareDatabase;
  let database: TenantDatabase;
  let salon: Seeded;
  let praxis: Seeded;

  beforeAll(async () => {
    bare = await openBareDatabase();
    database = new TenantDatabase(bare.orm.em);
    salon = await seedCompany('Salon Kessler', 'one@example.org');
    praxis = await seedCompany('Physiotherapie am Park', 'other@example.org');
  });
  afterAll(() => bare?.close());

  async function seedCompany(name: string, email: string): Promise<Seeded> {
    const companyId = (await database.nextId('companies')) as CompanyId;
    return database.forTenant({ companyId }).transactional(async (em) => {
      await em.persist(em.create(Company, { id: companyId, name, timezone: 'Europe/Berlin' })).flush();
      const user = em.create(User, { companyId, email, role: 'admin' });
      await em.persist([user, em.create(Branch, { companyId, name })]).flush();
      const token = em.create(AccessToken, {
        companyId,
        userId: user.id,
        name,
        token: `hash of ${name}`,
        abilities: ['*'],
      });
      await em.persist(token).flush();
      return { companyId, userId: user.id, tokenId: token.id };
    });
  }

  describe('for a company', () => {
    it('the tenant database shows a company its rows alone, by the filter and by the policies', async () => {
      for (const { companyId } of [salon, praxis]) {
        for (const filters of [undefined, false] as const) {
          const found = await database.forTenant({ companyId }).find(Branch, {}, { filters });
          expect(found.map((branch) => branch.companyId)).toEqual([companyId]);
          const companies = await database.forTenant({ companyId }).find(Company, {}, { filters });
          expect(companies.map(({ id }) => id)).toEqual([companyId]);
        }
      }
    });

    it('the tenant database queries the rows of a company alone: the filter holds without the policies', async () => {
      for (const table of ['branches', 'companies'])
        await bare.asOwner(`alter table ${table} disable row level security`);
      try {
        expect(await database.forTenant(salon).find(Branch, {}, { filters: { company: false } })).toHaveLength(2);
        for (const { companyId } of [salon, praxis]) {
          const found = await database.forTenant({ companyId }).find(Branch, {});
          expect(found.map((branch) => branch.companyId)).toEqual([companyId]);
          expect(await database.forTenant({ companyId }).find(Company, {})).toEqual([
            expect.objectContaining({ id: companyId }),
          ]);
        }
      } finally {
        for (const table of ['branches', 'companies'])
          await bare.asOwner(`alter table ${table} enable row level security`);
      }
    });

    it('the tenant database tells whether a company has a row, and knows nothing of the rows of others', async () => {
      expect(await database.has(salon, Branch, { name: 'Salon Kessler' })).toBe(true);
      expect(await database.has(salon, User, { id: salon.userId })).toBe(true);
      expect(await database.has(salon, Branch, { name: 'Physiotherapie am Park' })).toBe(false);
      expect(await database.has(salon, User, { id: praxis.userId })).toBe(false);
    });

    it('the tenant database starts each unit of work with an empty identity map', async () => {
      const [one, other] = [database.forTenant(salon), database.forTenant(salon)];
      const branch = await one.findOneOrFail(Branch, {});
      branch.name = 'Changed';
      expect((await other.findOneOrFail(Branch, {})).name).toBe('Salon Kessler');
    });
  });

  describe('for a lookup', () => {
    it('the tenant database shows a lookup the row that is named, and no other', async () => {
      const find = (id: number) => database.forLookup('app.token_id', id).find(AccessToken, {}, { filters: false });
      expect((await find(praxis.tokenId)).map(({ id }) => id)).toEqual([praxis.tokenId]);
      expect(await find(999_999)).toEqual([]);
    });

    it('the tenant database shows a lookup no other table', async () => {
      const em = database.forLookup('app.token_id', salon.tokenId);
      expect(await em.find(User, {}, { filters: false })).toEqual([]);
      expect(await em.find(Company, {}, { filters: false })).toEqual([]);
    });
  });

  it('the tenant database lists the companies in the order of their ids', async () => {
    // An update moves the first row behind the others.
    await bare.asOwner(`update companies set name = name where id = ${salon.companyId}`);
    expect(await database.companyIds()).toEqual([salon.companyId, praxis.companyId]);
  });

  it('the tenant database gives each new company an id that no other has', async () => {
    const ids = [await database.nextId('companies'), await database.nextId('companies')];
    expect(ids).toEqual([praxis.companyId + 1, praxis.companyId + 2]);
  });

  it('the tenant database finds the holders of tokens in the order asked for, null for those that do not exist', async () => {
    const ids = [999_999, praxis.tokenId, salon.tokenId, praxis.tokenId];
    const holders = (await database.tokenHolders(ids)) as ({ tokenId: number; companyId: number } | null)[];
    expect(holders.map((holder) => holder && [holder.tokenId, holder.companyId])).toEqual([
      null,
      [praxis.tokenId, praxis.companyId],
      [salon.tokenId, salon.companyId],
      [praxis.tokenId, praxis.companyId],
    ]);
    expect(holders[1]).toMatchObject({ userId: praxis.userId, companyName: 'Physiotherapie am Park' });
    expect(await database.tokenHolders([])).toEqual([]);
  });
});
