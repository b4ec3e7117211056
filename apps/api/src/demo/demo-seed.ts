import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import { CompanySync } from '@app/sync';
import { TeamsService } from '@app/teams';
import { Branch, CompaniesService, type TenantContext, TenantDatabase } from '@app/tenancy';
import { DEMO_COMPANIES, DEMO_PASSWORD, type DemoCompany } from './demo-companies';
import type { DemoFileCompany } from './demo-file';
import { contextOfDemo } from './find-company';
import { agentOf, tokenOf, userOf } from './seeded-people';

const log = new Logger('Demo');

/**
 * Creates what the trial needs in the demo companies. Each piece is looked up in the database and created if missing,
 * so that any start completes an interrupted one, even if the demo file is lost.
 *
 * @param known companies of the demo file: their tokens serve again while they are valid.
 */
export async function seedDemo(
  app: INestApplicationContext,
  known: readonly DemoFileCompany[],
): Promise<DemoFileCompany[]> {
  const companies: DemoFileCompany[] = [];
  for (const demo of DEMO_COMPANIES) {
    const before = known.find(({ name }) => name === demo.name);
    const tenant = await contextOfDemo(app, demo);
    companies.push(await seedCompany(app, tenant, demo, before));
    await sync(app, tenant, demo);
  }
  return companies;
}

async function seedCompany(
  app: INestApplicationContext,
  tenant: TenantContext,
  demo: DemoCompany,
  before: DemoFileCompany | undefined,
): Promise<DemoFileCompany> {
  const admin = await userOf(app, tenant, { email: demo.adminEmail, role: 'admin' });
  const member = await userOf(app, tenant, { email: demo.memberEmail, role: 'member' });
  return {
    id: tenant.companyId,
    name: demo.name,
    timezone: demo.timezone,
    locale: demo.locale,
    admin_email: demo.adminEmail,
    member_email: demo.memberEmail,
    password: DEMO_PASSWORD,
    admin_token: await tokenOf(app, tenant, admin, before?.admin_token),
    member_token: await tokenOf(app, tenant, member, before?.member_token),
    retell: await agentOf(app, tenant, demo),
  };
}

/** Without Cal.com the demo starts, too: it then shows what was known last. */
async function sync(app: INestApplicationContext, tenant: TenantContext, demo: DemoCompany): Promise<void> {
  try {
    await app.get(CompanySync).syncToEnd(tenant);
    await openBranches(app, tenant, demo);
  } catch (error) {
    log.warn(`${tenant.companyName} could not be synced with Cal.com: ${(error as Error).message}`);
  }
}

/**
 * Gives each branch its own team, and makes the first team the default, which comes last: a company that has a default is
 * complete, and what people have changed in it stays.
 */
async function openBranches(app: INestApplicationContext, tenant: TenantContext, demo: DemoCompany): Promise<void> {
  const teams = app.get(TeamsService);
  const synced = await teams.list(tenant);
  if (!synced[0] || synced.some((team) => team.isDefault)) return;
  const branches = await app.get(TenantDatabase).forTenant(tenant).find(Branch, {});
  for (const { name, calcomTeamId } of demo.branches) {
    const branch =
      branches.find((one) => one.calcomTeamId === calcomTeamId) ??
      (await app.get(CompaniesService).createBranch(tenant, name, calcomTeamId));
    const team = synced.find((candidate) => candidate.calcomTeamId === calcomTeamId);
    if (team) await teams.update(tenant, team.id, { branch_id: branch.id });
  }
  await teams.update(tenant, synced[0].id, { is_default: true });
}
