import type { INestApplicationContext } from '@nestjs/common';
import type { OptionValues } from 'commander';
import { AppError, type Environment } from '@app/common';
import { AgentsService } from '@app/retell';
import { CompaniesService } from '@app/tenancy';
import { readDemoFile } from '../demo/demo-file';
import type { SigningAgent } from './retell-door';

/** A running service, and an agent that may call it. */
export interface CalledService {
  baseUrl: string;
  agent: SigningAgent;
  company: { name: string; locale?: string };
  /** The company's stand-in Cal.com, if it has one. */
  sandboxUrl?: string;
}

/**
 * The demo that `npm start` runs, as described by the file it writes: only the demo itself can open its database.
 * Undefined when the company or agent is not the demo's. With a database server, also undefined unless the caller names
 * the demo's agent, so that an old file is not mistaken for the companies there.
 */
export function demoService({ databaseUrl, dataDir }: Environment, options: OptionValues): CalledService | undefined {
  const demo = databaseUrl === undefined || options.agentId !== undefined ? readDemoFile(dataDir) : undefined;
  const company = demo?.companies.find(({ id }) => id === options.company);
  if (!demo || !company || (options.agentId ?? company.retell.agent_id) !== company.retell.agent_id) return undefined;
  const { agent_id: agentId, api_key: key, phone_number: phoneNumber } = company.retell;
  const { name, locale } = company;
  return {
    baseUrl: options.url ?? demo.base_url,
    agent: { agentId, key, phoneNumber },
    company: { name, locale },
    sandboxUrl: options.sandbox ?? demo.sandbox_url ?? undefined,
  };
}

/** The service of this database. It is reached by its public URL, else on this machine. @throws AppError for an unknown agent. */
export async function serviceOf(
  app: INestApplicationContext,
  { publicUrl, host, port }: Environment,
  options: OptionValues,
): Promise<CalledService> {
  const tenant = await app.get(CompaniesService).contextFor(options.company);
  return {
    baseUrl: options.url ?? publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    agent: await app.get(AgentsService).signer(tenant, options.agentId),
    company: { name: tenant.companyName, locale: tenant.locale },
    sandboxUrl: options.sandbox,
  };
}

/** @throws AppError `unavailable` when the service cannot be reached. */
export async function reached<T>({ baseUrl }: CalledService, asking: Promise<T>): Promise<T> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const message = `Nothing answers at ${baseUrl}; start the service first, or name it with --url`;
    throw new AppError('unavailable', { message, cause: error });
  }
}
