import { invalid } from '@app/common';
import { CalcomKeys, CompaniesService, TokensService, UsersService } from '@app/tenancy';
import type { Work } from '../command-runner';
import { passwordFrom, secretFrom } from '../input';

export const listCompanies: Work = async (app) => {
  const companies = await app.get(CompaniesService).list();
  return {
    companies: companies.map(({ id, name, timezone, locale, country, callerCheck, calcomBaseUrl }) => ({
      id,
      name,
      timezone,
      locale,
      country: country ?? null,
      caller_check: callerCheck,
      calcom_base_url: calcomBaseUrl ?? null,
    })),
  };
};

export const updateCompany: Work = async (app, options) => {
  const { id, name, timezone, locale, country, callerCheck, storeTranscripts, greetByName } = options;
  const { calcomKeyStdin, calcomBaseUrl: baseUrl, force } = options;
  if (!calcomKeyStdin && (baseUrl !== undefined || force))
    throw invalid({ field: '--calcom-key-stdin', message: 'is missing: an address and --force belong to a key' });
  const companies = app.get(CompaniesService);
  const tenant = await companies.contextFor(id);
  const apiKey = calcomKeyStdin ? await secretFrom(process.stdin) : undefined;
  // First what may be refused.
  const whose = apiKey && (await app.get(CalcomKeys).replace(tenant, { apiKey, baseUrl, force }));
  const told = { name, timezone, locale, country, callerCheck, storeTranscripts, greetByName };
  await companies.update(tenant, told);
  return { id, ...(whose ? { account: { name: whose.name, organization: whose.organizationId } } : {}) };
};

export const listUsers: Work = async (app, { company }) => {
  const users = await app.get(UsersService).list(await app.get(CompaniesService).contextFor(company));
  return {
    users: users.map(({ id, email, role, branchId }) => ({ id, email, role, branch_id: branchId ?? null })),
  };
};

export const setPassword: Work = async (app, { id }) => {
  await app.get(UsersService).setPasswordById(id, await passwordFrom(process.stdin));
  return { id };
};

export const listTokens: Work = async (app, { company }) => {
  const companies = app.get(CompaniesService);
  const ids = company === undefined ? (await companies.list()).map(({ id }) => id) : [company];
  const tokens: object[] = [];
  for (const companyId of ids) {
    for (const token of await app.get(TokensService).list(await companies.contextFor(companyId)))
      tokens.push({
        id: token.id,
        company_id: companyId,
        user_id: token.userId,
        name: token.name,
        abilities: token.abilities,
        last_used_at: token.lastUsedAt ?? null,
        expires_at: token.expiresAt ?? null,
      });
  }
  return { tokens };
};
