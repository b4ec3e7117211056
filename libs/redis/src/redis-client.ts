import { createClient, createCluster } from '@redis/client';
import { rediscoverMasters } from './cluster-topology';

export type RedisClient = ReturnType<typeof createSingleClient> | ReturnType<typeof createClusterClient>;

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
  return urls.length === 1 ? createSingleClient(url, isWanted) : createClusterClient(urls, isWanted);
}

/** The protocol that the store behind `CACHE_MANAGER` was written for. */
const RESP = 2;

const createSingleClient = (url: string, isWanted: () => boolean) => createClient({ url, RESP, ...options(isWanted) });

function createClusterClient(urls: readonly string[], isWanted: () => boolean) {
  const cluster = createCluster({
    RESP,
    rootNodes: urls.map((seed) => ({ url: seed })),
    defaults: nodeOptions(new URL(urls[0] ?? ''), isWanted),
    commandOptions: COMMAND_OPTIONS,
    // Connects to each master on first use: a master that is away must not block the others.
    minimizeConnections: true,
    topologyRefreshOnReconnectionAttemptStrategy: false,
  });
  rediscoverMasters(cluster);
  return cluster;
}

/**
 * Without the library's own deadline of five seconds: every caller has one that is far shorter, and the signal that the
 * library makes for each command costs more than the command.
 */
const COMMAND_OPTIONS = { timeout: 0 };

// A new object each time: the client writes the address into it.
const options = (isWanted: () => boolean) => ({
  // A command for a server that is away fails at once, so that the caller carries on without the cache.
  disableOfflineQueue: true,
  commandsQueueMaxLength: MAX_QUEUE_LENGTH,
  commandOptions: COMMAND_OPTIONS,
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
