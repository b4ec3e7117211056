import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { Logger } from '@nestjs/common';
import { AgentsService } from '@app/retell';
import { CompanySync } from '@app/sync';
import { TeamsService } from '@app/teams';
import { CompaniesService, type TenantContext, TokensService } from '@app/tenancy';
import { DEMO_COMPANIES, DEMO_PASSWORD, type DemoCompany } from './demo-companies';
import type { DemoFileCompany } from './demo-file';

const log = new Logger('Demo');

/** Creates the demo companies, or finds those that the last start wrote to the demo file. */
export async function seedDemo(app: INestApplicationContext, known: DemoFileCompany[]): Promise<DemoFileCompany[]> {
  const companies: DemoFileCompany[] = [];
  for (const company of DEMO_COMPANIES) {
    const before = known.find(({ name }) => name === company.name);
    const usable = before && (await isStillThere(app, before));
    const current = usable ? before : await create(app, company);
    const tenant = await app.get(CompaniesService).contextFor(current.id);
    await syncAll(app, tenant);
    if (!usable) await openBranches(app, tenant, company);
    companies.push(current);
  }
  return companies;
}

/** False on another or a wiped database, where the tokens of the last start are invalid. */
async function isStillThere(
  app: INestApplicationContext,
  { admin_token, member_token }: DemoFileCompany,
): Promise<boolean> {
  const tokens = app.get(TokensService);
  return Promise.all([tokens.verify(admin_token), tokens.verify(member_token)]).then(
    () => true,
    () => false,
  );
}

async function create(app: INestApplicationContext, demo: DemoCompany): Promise<DemoFileCompany> {
  const companies = app.get(CompaniesService);
  const company = await companies.create(demo);
  const tenant = await companies.contextFor(company.id);
  const [adminToken, memberToken] = [
    await userWithToken(app, tenant, demo.adminEmail, 'admin'),
    await userWithToken(app, tenant, demo.memberEmail, 'member'),
  ];
  const apiKey = `key_demo_${randomBytes(16).toString('hex')}`;
  await app.get(AgentsService).create(tenant, { agentId: demo.agentId, phoneNumber: demo.phoneNumber, key: apiKey });
  return {
    id: company.id,
    name: demo.name,
    timezone: demo.timezone,
    locale: demo.locale,
    admin_token: adminToken,
    member_token: memberToken,
    retell: { agent_id: demo.agentId, api_key: apiKey, phone_number: demo.phoneNumber },
  };
}

/** Makes the first synced team the default, and gives each branch its own team. */
async function openBranches(app: INestApplicationContext, tenant: TenantContext, demo: DemoCompany): Promise<void> {
  const teams = app.get(TeamsService);
  const synced = await teams.list(tenant);
  for (const { name, calcomTeamId } of demo.branches) {
    const branch = await app.get(CompaniesService).createBranch(tenant, name, calcomTeamId);
    const team = synced.find((candidate) => candidate.calcomTeamId === calcomTeamId);
    if (team) await teams.update(tenant, team.id, { branch_id: branch.id });
  }
  if (synced[0]) await teams.update(tenant, synced[0].id, { is_default: true });
}

async function userWithToken(
  app: INestApplicationContext,
  tenant: TenantContext,
  email: string,
  role: 'admin' | 'member',
): Promise<string> {
  const user = await app.get(CompaniesService).createUser(tenant, { email, role, password: DEMO_PASSWORD });
  const issued = await app.get(TokensService).issue(tenant, { userId: user.id, name: 'demo' });
  return issued.token;
}

async function syncAll(app: INestApplicationContext, tenant: TenantContext): Promise<void> {
  try {
    await app.get(CompanySync).syncToEnd(tenant);
    const teams = await app.get(TeamsService).list(tenant);
    const [first] = teams;
    if (first && !teams.some((team) => team.isDefault))
      await app.get(TeamsService).update(tenant, first.id, { is_default: true });
  } catch (error) {
    log.warn(`${tenant.companyName} could not be synced with Cal.com: ${(error as Error).message}`);
  }
}
