import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Environment } from '@app/common';
import { AgentsService, signatureOf } from '@app/retell';
import { CompaniesService, TokensService } from '@app/tenancy';
import { type Locale } from '@app/speech';
import { createApp, listen } from '../../apps/api/src/bootstrap';
import { PATIENCE, type Patience } from '../../apps/api/src/server/limits';
import { createSandbox, PRAXIS_KEY, SALON_KEY, type Sandbox } from '../../apps/calcom-sandbox/src';
import { ApiClient, type Answer, type Json } from './client';
import { type EngineKind, type Engines, openEngines } from './engines';

export const PASSWORD = 'a password for tests';

/** A company under test, with somebody of each kind who acts for it. */
export interface TestCompany {
  id: number;
  name: string;
  adminEmail: string;
  adminToken: string;
  memberToken: string;
  admin: ApiClient;
  member: ApiClient;
  agent: { agentId: string; phoneNumber: string; key: string };
  /** Posts `{name, args, call}` as Retell would, signed. */
  call(path: string, args: object, call?: object): Promise<Answer<Json>>;
}

export interface WorldOptions {
  variables?: Record<string, string>;
  /** How long the server waits for slow clients. */
  patience?: Partial<Patience>;
  /** What is served, instead of the API's own module alone. */
  root?: (environment: Environment) => DynamicModule;
  /** Teams and services come from a real sync. Default true. */
  synced?: boolean;
}

/** A whole installation: engines, a stand-in Cal.com, one API process, two companies that must not see each other. */
export interface World {
  engines: Engines;
  sandbox: Sandbox;
  app: NestFastifyApplication;
  url: string;
  anonymous: ApiClient;
  salon: TestCompany;
  praxis: TestCompany;
  close(): Promise<void>;
}

/** @returns undefined when the engines are servers that do not answer. */
export async function openWorld(kind: EngineKind, options: WorldOptions = {}): Promise<World | undefined> {
  const engines = await openEngines(kind);
  if (!engines) return undefined;
  // What was opened is closed again in any case, the last first.
  const closing = [engines.release];
  const close = async (): Promise<void> => {
    for (const release of closing.splice(0).toReversed()) await release();
  };
  try {
    return { ...(await furnish(engines, options, closing)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function furnish(
  engines: Engines,
  { variables = {}, patience = {}, root, synced = true }: WorldOptions,
  closing: (() => Promise<void>)[],
): Promise<Omit<World, 'close'>> {
  const sandbox = await createSandbox({ rateLimit: null });
  closing.push(sandbox.close);
  const environment = new Environment({
    LOG_LEVEL: 'error',
    PORT: '0',
    // Tests ask more than any customer does; the one that wants to be throttled says so.
    THROTTLE_PER_MINUTE: '1000000',
    CALCOM_BASE_URL: sandbox.url,
    ...engines.variables,
    ...variables,
  });
  const app = await createApp(environment, { ...PATIENCE, ...patience }, root?.(environment));
  closing.push(() => app.close());
  const url = await listen(app, environment);
  const salon = await makeCompany(app, url, 'Salon Kessler', 'de', SALON_KEY);
  const praxis = await makeCompany(app, url, 'Physiotherapie am Park', 'en', PRAXIS_KEY);
  if (synced) for (const company of [salon, praxis]) await syncAll(company);
  return { engines, sandbox, app, url, anonymous: new ApiClient(url), salon, praxis };
}

async function makeCompany(
  app: NestFastifyApplication,
  url: string,
  name: string,
  locale: Locale,
  calcomKey: string,
): Promise<TestCompany> {
  const companies = app.get(CompaniesService);
  const { id } = await companies.create({ name, timezone: 'Europe/Berlin', locale, calcomKey });
  const tenant = await companies.contextFor(id);
  const token = async (role: 'admin' | 'member'): Promise<string> => {
    const user = await companies.createUser(tenant, { email: `${role}-${id}@example.org`, role, password: PASSWORD });
    return (await app.get(TokensService).issue(tenant, { userId: user.id, name: 'test' })).token;
  };
  const [adminToken, memberToken] = [await token('admin'), await token('member')];
  const agent = { agentId: `agent_${id}`, phoneNumber: `+4930901820${id}`, key: `key_of_company_${id}` };
  await app.get(AgentsService).create(tenant, agent);
  return {
    id,
    name,
    adminEmail: `admin-${id}@example.org`,
    adminToken,
    memberToken,
    admin: new ApiClient(url, adminToken),
    member: new ApiClient(url, memberToken),
    agent,
    call: (path, args, call = {}) => {
      const functionName = path.slice(path.lastIndexOf('/') + 1).replaceAll('-', '_');
      const identity = {
        call_id: `call_${id}`,
        agent_id: agent.agentId,
        direction: 'inbound',
        to_number: agent.phoneNumber,
      };
      const raw = JSON.stringify({ name: functionName, args, call: { ...identity, ...call } });
      const signature = signatureOf(raw, agent.key, new Date());
      return new ApiClient(url).post(path, undefined, { raw, headers: { 'x-retell-signature': signature } });
    },
  };
}

async function syncAll({ admin }: TestCompany): Promise<void> {
  await admin.post('/api/calcom/teams/sync');
  const { body } = await admin.get('/api/calcom/teams');
  for (const team of body.data) await admin.post(`/api/calcom/teams/${team.id}/sync-event-types`);
}
