import { PRAXIS_KEY, SALON_KEY } from '../../apps/calcom-sandbox/src';
import type { Provisioning } from './provisioning';
import { actingFor, type TestCompany } from './test-company';

/** Two tenants that must not see each other's data. */
export interface Pair {
  salon: TestCompany;
  praxis: TestCompany;
}

interface PairOptions {
  /** Base URL of a stand-in Cal.com that only these two use; absent: the installation's own. */
  calcomBaseUrl?: string;
  /** Sent by their clients as `X-Forwarded-For`. */
  from?: string;
  synced?: boolean;
}

/** Provisions both companies, and syncs their teams by default. */
export async function openPair(
  provisioning: Provisioning,
  url: string,
  { calcomBaseUrl, from, synced = true }: PairOptions,
): Promise<Pair> {
  const open = async (name: string, locale: 'de' | 'en', calcomKey: string): Promise<TestCompany> => {
    const company = actingFor(await provisioning.company({ name, locale, calcomKey, calcomBaseUrl }), url, from);
    if (synced) await provisioning.sync(company.id);
    return company;
  };
  const salon = await open('Salon Kessler', 'de', SALON_KEY);
  const praxis = await open('Physiotherapie am Park', 'en', PRAXIS_KEY);
  return { salon, praxis };
}
