import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { createClient } from 'redis';
import { eventually } from './eventually.mjs';
import { Missing } from './missing.mjs';
import { end, launch } from './programs.mjs';

const PROGRAM = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'].find(
  (path) => existsSync(path),
);

/** A private Redis of one bench. @throws Missing when none is installed. */
export async function startRedis(closing) {
  if (PROGRAM === undefined) throw new Missing('no redis-server is installed');
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = launch(PROGRAM, options, {}, 'ignore');
  // A frozen process handles no other signal.
  closing.defer(() => end(server, 'SIGKILL'));
  const client = createClient({ url });
  client.on('error', () => {});
  closing.defer(() => (client.isOpen ? client.disconnect() : undefined));
  await eventually('the private Redis answers', () =>
    (client.isOpen ? client.ping() : client.connect()).then(
      () => true,
      () => false,
    ),
  );
  return {
    url,
    client,
    /** Until it is thawed, the server stays connected but does not answer. */
    freeze: () => void server.kill('SIGSTOP'),
    thaw: () => void server.kill('SIGCONT'),
    /** Commands of all clients so far. */
    commands: async () => Number(/total_commands_processed:(\d+)/.exec(await client.info('stats'))?.[1]),
  };
}

/** An address where nothing listens. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
