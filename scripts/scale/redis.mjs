import { existsSync } from 'node:fs';
import { createClient } from '@redis/client';
import { eventually } from '../../bench/support/eventually.mjs';
import { Missing } from '../../bench/support/missing.mjs';
import { end, launch } from '../../bench/support/programs.mjs';
import { freePort } from './free-port.mjs';

const PROGRAM = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server'].find(
  (path) => existsSync(path),
);
const DATABASES = 15;

/**
 * A Redis of its own where redis-server is installed, else an empty database of the one that `REDIS_URL` names or that
 * answers on localhost. @returns its URL. @throws Missing when there is neither.
 */
export const startRedis = (closing) => (PROGRAM === undefined ? useEmptyDatabase(closing) : startPrivate(closing));

async function startPrivate(closing) {
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const server = launch(PROGRAM, options, {}, 'ignore');
  closing.defer(() => end(server));
  const url = `redis://127.0.0.1:${port}`;
  await eventually('the private Redis answers', () => answers(url));
  return url;
}

async function useEmptyDatabase(closing) {
  const base = process.env.REDIS_URL || 'redis://127.0.0.1:6379';
  for (let database = 1; database <= DATABASES; database++) {
    const url = new URL(`/${database}`, base).href;
    const client = await connect(url).catch((error) => {
      throw new Missing(`no redis-server is installed, and none answers at ${new URL(base).host}`, { cause: error });
    });
    if ((await client.dbSize()) > 0) {
      await client.close();
      continue;
    }
    closing.defer(async () => {
      await client.flushDb();
      await client.close();
    });
    return url;
  }
  throw new Missing(`no database from 1 to ${DATABASES} at ${new URL(base).host} is empty`);
}

async function connect(url) {
  const client = createClient({ url, socket: { reconnectStrategy: false, connectTimeout: 3000 } });
  client.on('error', () => {});
  await client.connect();
  return client;
}

const answers = (url) =>
  connect(url).then(
    (client) => client.close().then(() => true),
    () => false,
  );
