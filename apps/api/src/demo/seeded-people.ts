import { randomBytes } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { AppError } from '@app/common';
import { AgentsService } from '@app/retell';
import { CompaniesService, type TenantContext, TokensService, UsersService } from '@app/tenancy';
import { DEMO_PASSWORD, type DemoCompany } from './demo-companies';
import type { DemoFileCompany } from './demo-file';

interface DemoUser {
  email: string;
  role: 'admin' | 'member';
}

/** The id of the user with the address, who is created if there is none. */
export async function userOf(app: INestApplicationContext, tenant: TenantContext, user: DemoUser): Promise<number> {
  const found = (await app.get(UsersService).list(tenant)).find(({ email }) => email === user.email);
  if (found) return found.id;
  return (await app.get(CompaniesService).createUser(tenant, { ...user, password: DEMO_PASSWORD })).id;
}

/** The user's token of the last start while it is valid, else a new one: stored tokens cannot be read again. */
export async function tokenOf(
  app: INestApplicationContext,
  tenant: TenantContext,
  userId: number,
  before: unknown,
): Promise<string> {
  const tokens = app.get(TokensService);
  if (typeof before === 'string') {
    const holder = await tokens.verify(before).catch(() => undefined);
    if (holder?.userId === userId) return before;
  }
  return (await tokens.issue(tenant, { userId, name: 'demo' })).token;
}

/** The demo's voice agent with its key, which the database stores sealed. */
export async function agentOf(
  app: INestApplicationContext,
  tenant: TenantContext,
  { agentId, phoneNumber }: DemoCompany,
): Promise<DemoFileCompany['retell']> {
  const agents = app.get(AgentsService);
  const found = await agents.signer(tenant, agentId).catch(noneYet);
  if (found) return { agent_id: agentId, api_key: found.key, phone_number: found.phoneNumber ?? phoneNumber };
  const key = `key_demo_${randomBytes(16).toString('hex')}`;
  await agents.create(tenant, { agentId, phoneNumber, key });
  return { agent_id: agentId, api_key: key, phone_number: phoneNumber };
}

function noneYet(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'not_found') return undefined;
  throw error;
}
