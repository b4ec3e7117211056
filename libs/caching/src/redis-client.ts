import { createClient, createCluster, type RedisClientType, type RedisClusterType } from 'redis';

export type RedisClient = RedisClientType | RedisClusterType;

const LONGEST_RETRY_MS = 1000;
/** Commands that may wait for a frozen server; more are refused instead of filling the memory. */
const LONGEST_QUEUE = 10_000;

export const retryIn = (retries: number): number => Math.min(50 * 2 ** Math.min(retries, 10), LONGEST_RETRY_MS);

/** A client for one address, or for the cluster behind several. Not connected yet. */
export function createRedisClient(urls: readonly string[]): RedisClient {
  const [url] = urls;
  const client =
    urls.length === 1
      ? createClient({ url, ...options() })
      : createCluster({ rootNodes: urls.map((seed) => ({ url: seed })), defaults: options() });
  return client as RedisClient;
}

// A new object each time: the client writes the address into it.
const options = () => ({
  // A command for a server that is away fails at once: the caller has something better to do than to wait.
  disableOfflineQueue: true,
  commandsQueueMaxLength: LONGEST_QUEUE,
  socket: { reconnectStrategy: retryIn, connectTimeout: 2000 },
});
