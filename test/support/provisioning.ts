import type { INestApplicationContext } from '@nestjs/common';
import { AppError } from '@app/common';
import { AgentsService } from '@app/retell';
import { CompanySync } from '@app/sync';
import type { Locale } from '@app/speech';
import { CompaniesService, Company, TenantDatabase, TokensService } from '@app/tenancy';
import { type CompanyDetails, PASSWORD } from './test-company';

export type Role = 'admin' | 'member';

/**
 * What operators do in an installation, for tests outside of its process as well as within. All arguments and results can
 * be written as JSON.
 */
export interface Provisioning {
  /** Creates a company with an admin who can sign in, a member with a token only (hashing is slow), and an agent. */
  company(wish: { name: string; locale: Locale; calcomKey: string; calcomBaseUrl?: string }): Promise<CompanyDetails>;
  /** @returns the branch's id. */
  branch(companyId: number, name: string, calcomTeamId?: number): Promise<number>;
  /** @returns the user's id. */
  user(companyId: number, wish: { email: string; role: Role; password?: string; branchId?: number }): Promise<number>;
  /** @param wish expires at an ISO time; absent: never. @returns the token, which speaks for the user. */
  token(companyId: number, userId: number, wish?: { abilities?: string[]; expiresAt?: string }): Promise<string>;
  /** Syncs a company's teams and event types, to the end: nothing goes on in the background. */
  sync(companyId: number): Promise<void>;
  /**
   * Takes a company's key for Cal.com away: background work would go on calling its stand-in, at whose port another test's
   * server may listen by then.
   */
  leave(companyId: number): Promise<void>;
  /** A voice agent beside the company's own, with a team of its own. */
  agent(companyId: number, wish: CompanyDetails['agent'] & { teamId: number }): Promise<void>;
}

/** Where a test has made the timeouts short, a busy machine may be too slow for them: no test is about this sync. */
async function patiently<T>(work: () => Promise<T>, attempts = 5): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (attempts === 1 || !(error instanceof AppError) || error.code !== 'calcom_unavailable') throw error;
    return patiently(work, attempts - 1);
  }
}

export function provisioningOf(app: INestApplicationContext): Provisioning {
  const companies = app.get(CompaniesService);
  const tokens = app.get(TokensService);
  const provisioning: Provisioning = {
    async company(wish) {
      const { id, name } = await companies.create({ ...wish, timezone: 'Europe/Berlin' });
      const person = async (role: Role, password?: string): Promise<string> =>
        provisioning.token(id, await provisioning.user(id, { email: emailOf(role, id), role, password }));
      const agent = { agentId: `agent_${id}`, phoneNumber: `+4930901820${id}`, key: `key_of_company_${id}` };
      const [adminToken, memberToken] = [await person('admin', PASSWORD), await person('member')];
      await app.get(AgentsService).create(await companies.contextFor(id), agent);
      return { id, name, adminEmail: emailOf('admin', id), adminToken, memberToken, agent };
    },

    async branch(companyId, name, calcomTeamId) {
      return (await companies.createBranch(await companies.contextFor(companyId), name, calcomTeamId)).id;
    },

    async sync(companyId) {
      const tenant = await companies.contextFor(companyId);
      const { run } = await patiently(() => app.get(CompanySync).syncToEnd(tenant));
      if (run.status !== 'succeeded')
        throw new Error(`The sync of a test company failed: ${JSON.stringify(run.failure)}`);
    },

    async leave(companyId) {
      const database = app.get(TenantDatabase).forTenant(await companies.contextFor(companyId));
      await database.transactional(async (em) => {
        Object.assign(await em.findOneOrFail(Company, { id: companyId }), { calcomApiKey: null });
      });
    },

    async user(companyId, wish) {
      return (await companies.createUser(await companies.contextFor(companyId), wish)).id;
    },

    async token(companyId, userId, { abilities, expiresAt } = {}) {
      const tenant = await companies.contextFor(companyId);
      const wish = { userId, name: 'test', abilities, expiresAt: expiresAt ? new Date(expiresAt) : null };
      return (await tokens.issue(tenant, wish)).token;
    },

    async agent(companyId, wish) {
      await app.get(AgentsService).create(await companies.contextFor(companyId), wish);
    },
  };
  return provisioning;
}

const emailOf = (role: Role, companyId: number): string => `${role}-${companyId}@example.org`;
