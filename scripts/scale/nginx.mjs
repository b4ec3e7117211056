import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../bench/support/eventually.mjs';
import { Missing } from '../../bench/support/missing.mjs';
import { end, launch } from '../../bench/support/programs.mjs';
import { nginxConfig } from './nginx-config.mjs';

const PROGRAM = ['/usr/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx', '/usr/bin/nginx'].find((path) =>
  existsSync(path),
);

/** @throws Missing with what to do, where no nginx is installed. */
export function requireNginx() {
  if (PROGRAM === undefined)
    throw new Missing('no nginx is installed; install the package "nginx" (it need not run), and try again');
}

/**
 * An nginx of its own, with everything that it writes in a temporary folder.
 * @param addresses of the processes that it balances between, as host:port.
 */
export async function startNginx(closing, { port, addresses }) {
  const folder = mkdtempSync(join(tmpdir(), 'team-selector-nginx-'));
  closing.defer(() => rmSync(folder, { recursive: true, force: true }));
  // Started by root, nginx works as another user, who has to reach the folder.
  chmodSync(folder, 0o711);
  const file = join(folder, 'nginx.conf');
  const write = (servers) => writeFileSync(file, nginxConfig({ folder, port, servers }));
  write(addresses.map((address) => ({ address })));
  const nginx = launch(PROGRAM, ['-p', folder, '-c', file], {});
  closing.defer(() => end(nginx));
  let said = '';
  nginx.stderr.setEncoding('utf8').on('data', (text) => (said += text));
  const url = `http://127.0.0.1:${port}`;
  await eventually('nginx answers', async () => {
    if (nginx.exitCode !== null) throw new Error(`nginx ended:\n${said}`);
    return fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
  });
  return {
    url,
    said: () => said,
    ended: once(nginx, 'exit'),
    /** Sends new requests to these of the addresses alone; those under way are finished where they are. */
    async leadTo(chosen) {
      write(addresses.map((address) => ({ address, isDown: !chosen.includes(address) })));
      nginx.kill('SIGHUP');
      await eventually('nginx has taken the new configuration', () => seen(url, chosen, addresses.length));
    },
  };
}

/** Whether as many answers as there are processes come from these alone. Each asks on a connection of its own. */
async function seen(url, chosen, times) {
  for (let n = 0; n < times; n++) {
    const { headers } = await fetch(`${url}/health/live`, { headers: { connection: 'close' } });
    if (!chosen.includes(headers.get('x-served-by'))) return false;
  }
  return true;
}
