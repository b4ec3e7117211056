import type { INestApplicationContext } from '@nestjs/common';
import { CompaniesService, type TenantContext, UsersService } from '@app/tenancy';
import type { DemoCompany } from './demo-companies';

/** Finds a demo company by its users' addresses, or creates it. */
export async function contextOfDemo(app: INestApplicationContext, demo: DemoCompany): Promise<TenantContext> {
  const companies = app.get(CompaniesService);
  const users = app.get(UsersService);
  const id =
    (await users.companyOf(demo.adminEmail)) ??
    (await users.companyOf(demo.memberEmail)) ??
    (await abandoned(app, demo)) ??
    (await companies.create(demo)).id;
  return companies.contextFor(id);
}

/** The company without users that an earlier start created before it was killed. */
async function abandoned(app: INestApplicationContext, { name }: DemoCompany): Promise<number | undefined> {
  const companies = app.get(CompaniesService);
  for (const company of await companies.list()) {
    if (company.name !== name) continue;
    const people = await app.get(UsersService).list(await companies.contextFor(company.id));
    if (people.length === 0) return company.id;
  }
  return undefined;
}
