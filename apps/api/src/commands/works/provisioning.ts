import { AgentsService, ToolsPush } from '@app/retell';
import { CompanySync, toSyncProblem, toSyncReport } from '@app/sync';
import { CompaniesService, TokensService } from '@app/tenancy';
import { passwordFrom, secretFrom } from '../input';
import type { Work } from '../command-runner';

export const createCompany: Work = async (app, options) => {
  const calcomKey = options.calcomKeyStdin ? await secretFrom(process.stdin) : undefined;
  const { name, timezone, locale, country, calcomBaseUrl } = options;
  const requested = { name, timezone, locale, country, calcomKey, calcomBaseUrl };
  const company = await app.get(CompaniesService).create(requested);
  return { id: company.id };
};

export const createBranch: Work = async (app, { company, name, calcomTeamId }) => {
  const companies = app.get(CompaniesService);
  const branch = await companies.createBranch(await companies.contextFor(company), name, calcomTeamId);
  return { id: branch.id };
};

export const createUser: Work = async (app, { company, email, role, branch, passwordStdin }) => {
  const companies = app.get(CompaniesService);
  const password = passwordStdin ? await passwordFrom(process.stdin) : undefined;
  const requested = { email, role, password, branchId: branch };
  const user = await companies.createUser(await companies.contextFor(company), requested);
  return { id: user.id };
};

export const issueToken: Work = async (app, { user, name, abilities, expiresIn }) => {
  const companyId = await app.get(CompaniesService).companyOfUser(user);
  const issued = await app.get(TokensService).issue(await app.get(CompaniesService).contextFor(companyId), {
    userId: user,
    name,
    abilities,
    expiresAt: expiresIn === undefined ? null : new Date(Date.now() + expiresIn),
  });
  return { id: issued.id, token: issued.token };
};

export const revokeToken: Work = async (app, { id }) => {
  await app.get(TokensService).revokeById(id);
  return { id, revoked: true };
};

export const createAgent: Work = async (app, { company, agentId, phoneNumber, teamId }) => {
  const tenant = await app.get(CompaniesService).contextFor(company);
  const key = await secretFrom(process.stdin);
  const agent = await app.get(AgentsService).create(tenant, { agentId, phoneNumber, teamId, key });
  return { id: agent.id };
};

export const pushTools: Work = async (app, { company, agentId, dryRun: isDry = false }) => {
  const tenant = await app.get(CompaniesService).contextFor(company);
  return { ...(await app.get(ToolsPush).push(tenant, agentId, { isDry })), dry_run: isDry };
};

export const syncCompany: Work = async (app, { company, force }) => {
  const tenant = await app.get(CompaniesService).contextFor(company);
  const { report, run } = await app.get(CompanySync).syncToEnd(tenant, { force });
  const { status, done, steps } = run;
  const errors = run.errors.map(toSyncProblem);
  return { ...toSyncReport(report), errors, status, event_types: { done, total: steps } };
};
