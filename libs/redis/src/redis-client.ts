import { createClient, createCluster, type RedisClientType, type RedisClusterType } from 'redis';

export type RedisClient = RedisClientType | RedisClusterType;

/** The arguments of a Lua script. */
export interface ScriptCall {
  keys?: string[];
  arguments?: string[];
}

const MAX_RETRY_DELAY_MS = 1000;
/** Commands that may wait for a frozen server; more are refused, so that they cannot fill the memory. */
const MAX_QUEUE_LENGTH = 10_000;

/** Exponential backoff between attempts to connect, in milliseconds. */
export const retryIn = (retries: number): number => Math.min(50 * 2 ** Math.min(retries, 10), MAX_RETRY_DELAY_MS);

/**
 * A client for one address, or for the cluster behind several, not connected yet.
 * @param isWanted false ends the attempts to connect.
 */
export function createRedisClient(urls: readonly string[], isWanted: () => boolean = () => true): RedisClient {
  const [url = ''] = urls;
  if (urls.length === 1) return createClient({ url, ...options(isWanted) }) as RedisClient;
  const cluster = createCluster({
    rootNodes: urls.map((seed) => ({ url: seed })),
    defaults: nodeOptions(new URL(url), isWanted),
    // Connects to each master on first use: a master that is away must not block the others.
    minimizeConnections: true,
  });
  return routingScriptsByKey(cluster as RedisClusterType);
}

/**
 * The library looks for a script's first key in the wrong argument, finds none and tries masters at random, which fails
 * after sixteen redirections: https://github.com/redis/node-redis/issues/2811
 */
function routingScriptsByKey(cluster: RedisClusterType): RedisClusterType {
  const send = (command: string, script: string, { keys = [], arguments: args = [] }: ScriptCall = {}) =>
    cluster.sendCommand(keys[0], false, [command, script, String(keys.length), ...keys, ...args]);
  return Object.assign(cluster, {
    eval: (source: string, call?: ScriptCall) => send('EVAL', source, call),
    evalSha: (sha: string, call?: ScriptCall) => send('EVALSHA', sha, call),
  });
}

// A new object each time: the client writes the address into it.
const options = (isWanted: () => boolean) => ({
  // A command for a server that is away fails at once, so that the caller carries on without the cache.
  disableOfflineQueue: true,
  commandsQueueMaxLength: MAX_QUEUE_LENGTH,
  socket: {
    reconnectStrategy: (retries: number) => (isWanted() ? retryIn(retries) : false),
    connectTimeout: 2000,
  },
});

/** The cluster announces the addresses of its masters, but no credentials; those of the first seed serve for all. */
function nodeOptions({ protocol, username, password }: URL, isWanted: () => boolean) {
  const { socket, ...others } = options(isWanted);
  return {
    ...others,
    ...(username ? { username: decodeURIComponent(username) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    socket: protocol === 'rediss:' ? { ...socket, tls: true as const } : socket,
  };
}
