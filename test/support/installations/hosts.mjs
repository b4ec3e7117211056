import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const HOST = join(import.meta.dirname, 'host.mjs');
const KINDS = ['embedded', 'servers'];

/** Starts a host for each kind of engines, with their URLs in `TEST_INSTALLATIONS`. @returns what ends them. */
export async function startHosts() {
  const hosts = KINDS.map((kind) =>
    fork(HOST, [kind], { execArgv: ['--disable-warning=ExperimentalWarning'], windowsHide: true }),
  );
  const urls = await Promise.all(hosts.map(async (host) => (await once(host, 'message'))[0]));
  process.env.TEST_INSTALLATIONS = JSON.stringify(Object.fromEntries(KINDS.map((kind, index) => [kind, urls[index]])));
  return async () => {
    await Promise.all(
      hosts.map(async (host) => {
        const ended = once(host, 'exit');
        host.disconnect();
        await ended;
      }),
    );
  };
}
