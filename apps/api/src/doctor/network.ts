import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Environment } from '@app/common';
import { listening } from '../listening';
import { broken, failed, type Finding, ok, skipped } from './finding';

const TIMEOUT_MS = 5000;

/** A port that this service has itself is as good as a free one. */
export async function examinePort({ host, port }: Environment): Promise<Finding> {
  const server = createServer();
  try {
    server.listen(port, host);
    await listening(once(server, 'listening'), { host, port });
    return ok('port', port === 0 ? 'any free one' : `${port} on ${host} is free`);
  } catch (error) {
    const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
    return (await isService(url)) ? ok('port', `${port} on ${host}: the service is running`) : failed('port', error);
  } finally {
    server.close();
  }
}

export async function examinePublicUrl({ publicUrl }: Environment): Promise<Finding> {
  if (publicUrl === undefined)
    return skipped('webhooks', 'PUBLIC_URL is not set: neither Cal.com nor Retell is asked to call this service');
  if (await isService(publicUrl)) return ok('webhooks', `${publicUrl} leads to the service`);
  return broken(
    'webhooks',
    `${publicUrl} does not lead to a running service: start it, and look at the name, the proxy and the firewall`,
  );
}

async function isService(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'manual' });
    return response.status === 200 && ((await response.json()) as { status?: unknown }).status === 'up';
  } catch {
    return false;
  }
}

/** Cal.com without a key: that it answers, and by which clock. */
export async function examineCalcom({ calcomBaseUrl }: Environment): Promise<{ finding: Finding; now?: Date }> {
  try {
    const response = await fetch(`${calcomBaseUrl}/me`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { 'cal-api-version': '2024-06-14' },
    });
    const date = new Date(response.headers.get('date') ?? '');
    const now = Number.isNaN(date.getTime()) ? undefined : date;
    // Without a key Cal.com refuses; another answer comes from another server.
    return [200, 401, 403].includes(response.status)
      ? { finding: ok('calcom', `${calcomBaseUrl} answers`), now }
      : { finding: broken('calcom', `${calcomBaseUrl} answers ${response.status}; is CALCOM_BASE_URL right?`), now };
  } catch {
    return { finding: broken('calcom', `${calcomBaseUrl} does not answer; look at the network and CALCOM_BASE_URL`) };
  }
}

/** Signatures are refused when they are five minutes off; answers tell the date in whole seconds. */
const MAX_DRIFT_MS = 60_000;

/** @param others clocks that tell the same moment. */
export function examineClock(others: Partial<Record<string, Date>>, now = new Date()): Finding {
  const drifts = Object.entries(others).flatMap(([whose, time]) =>
    time ? [{ whose, drift: now.getTime() - time.getTime() }] : [],
  );
  if (drifts.length === 0) return skipped('clock', 'nothing tells the time to compare with');
  const far = drifts.filter(({ drift }) => Math.abs(drift) > MAX_DRIFT_MS);
  const told = (far.length > 0 ? far : drifts)
    .map(({ whose, drift }) => `${Math.round(Math.abs(drift) / 1000)} s ${drift < 0 ? 'behind' : 'ahead of'} ${whose}`)
    .join(', ');
  return far.length > 0
    ? broken('clock', `${told}: set it by a time server, or signatures are refused`)
    : ok('clock', told);
}
