import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nginxConfig } from '../../scripts/scale/nginx-config.mjs';
import { eventually } from './eventually';
import { openToOthers } from './open-to-others';
import { freePort } from './private-redis';

const PROGRAM = ['/usr/sbin/nginx', '/usr/local/bin/nginx', '/opt/homebrew/bin/nginx'].find((path) => existsSync(path));

/** Why tests behind a real balancer do not run here; undefined when they do. */
export const NGINX_MISSING = PROGRAM === undefined ? 'no nginx is installed' : undefined;

/** An nginx of one test, in front of API processes, configured as `npm run scale` and the compose file do. */
export interface PrivateNginx {
  url: string;
  close(): Promise<void>;
}

/** @param addresses of the processes, as host:port; at least one of them has to answer. */
export async function startNginx(addresses: readonly string[]): Promise<PrivateNginx> {
  const folder = mkdtempSync(join(tmpdir(), 'team-selector-nginx-'));
  // Started by root, nginx works as another user, who has to reach the folder.
  openToOthers(folder);
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, nginxConfig({ folder, port, servers: addresses.map((address) => ({ address })) }));
  const nginx = spawn(PROGRAM ?? '', ['-p', folder, '-c', file], { stdio: 'ignore', windowsHide: true });
  const url = `http://127.0.0.1:${port}`;
  await eventually('nginx answers', async () => {
    if (nginx.exitCode !== null) throw new Error(`nginx ended with ${nginx.exitCode}`);
    return fetch(`${url}/health/live`).then(
      ({ ok }) => ok,
      () => false,
    );
  });
  return {
    url,
    close: async () => {
      const ended = once(nginx, 'exit');
      nginx.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
