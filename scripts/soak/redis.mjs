import { existsSync } from 'node:fs';
import { createClient } from '@redis/client';
import { eventually } from '../../bench/support/eventually.mjs';
import { Missing } from '../../bench/support/missing.mjs';
import { end, launch } from '../../bench/support/programs.mjs';
import { freePort } from '../scale/free-port.mjs';

const PROGRAM = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'].find(
  (path) => existsSync(path),
);

/** A Redis of this run alone, which the run may kill, restart and empty. @throws Missing where none is installed. */
export async function startRedis(closing) {
  if (PROGRAM === undefined) throw new Missing('no redis-server is installed to stop and restart');
  const redis = new PrivateRedis(await freePort());
  closing.defer(() => redis.kill());
  await redis.start();
  return redis;
}

class PrivateRedis {
  #child;

  constructor(port) {
    this.port = port;
    this.url = `redis://127.0.0.1:${port}`;
  }

  async start() {
    const options = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    this.#child = launch(PROGRAM, options, {}, 'ignore');
    await eventually('the private Redis answers', () => this.command('PING').catch(() => false));
  }

  kill() {
    return end(this.#child, 'SIGKILL');
  }

  /** Sends one command, on a connection of its own. */
  async command(...words) {
    const client = createClient({ url: this.url, socket: { reconnectStrategy: false } });
    client.on('error', () => {});
    try {
      await client.connect();
      return await client.sendCommand(words);
    } finally {
      if (client.isOpen) client.destroy();
    }
  }
}
