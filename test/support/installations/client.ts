import type { EngineKind } from '../engines';
import type { Provisioning } from '../provisioning';

/** The installation that the test files of a run share: its base URL, and the means to provision companies in it. */
export interface SharedInstallation {
  url: string;
  provisioning: Provisioning;
}

/**
 * @returns undefined when the engines are servers that do not answer; `none` without a run that could share one.
 */
export async function sharedInstallation(kind: EngineKind): Promise<SharedInstallation | 'none' | undefined> {
  const hosts = process.env.TEST_INSTALLATIONS;
  if (hosts === undefined) return 'none';
  const host = (JSON.parse(hosts) as Record<EngineKind, string>)[kind];
  const asking =
    (act: string) =>
    async (...details: unknown[]): Promise<never> => {
      const response = await fetch(host, { method: 'POST', body: JSON.stringify({ act, details }) });
      const { result, failure } = (await response.json()) as { result?: never; failure?: string };
      if (failure !== undefined) throw new Error(`The shared installation (${kind}): ${failure}`);
      return result as never;
    };
  const url: string | null = await asking('url')();
  if (url === null) return undefined;
  const provisioning: Provisioning = {
    company: asking('company'),
    branch: asking('branch'),
    user: asking('user'),
    token: asking('token'),
    agent: asking('agent'),
    sync: asking('sync'),
    leave: asking('leave'),
  };
  return { url, provisioning };
}
