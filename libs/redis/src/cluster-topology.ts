/** A master that is away may come back under another address: for as long as it is, the others are asked this often. */
const REDISCOVER_EVERY_MS = 500;

interface Address {
  host: string;
  port: number;
}

/** What is needed of the library's cluster, whichever its commands are. */
interface Cluster {
  readonly isOpen: boolean;
  readonly _slots: { rediscover(startWith: undefined, without: ReadonlySet<string>): Promise<void> };
  on(event: 'node-reconnecting', listener: (address: Address) => void): unknown;
}

/**
 * Queries the cluster's topology whenever one of its masters cannot be reached. The library's own refresh
 * (`topologyRefreshOnReconnectionAttemptStrategy`) skips masters that it was never connected to: a process that starts
 * while a master is down would retry its old address forever.
 */
export function rediscoverMasters(cluster: Cluster): void {
  let askedAt = -Infinity;
  cluster.on('node-reconnecting', ({ host, port }: Address) => {
    if (!cluster.isOpen || performance.now() - askedAt < REDISCOVER_EVERY_MS) return;
    askedAt = performance.now();
    // A failure is reported as an 'error' event; a later attempt to connect tries again.
    // oxlint-disable-next-line no-underscore-dangle -- the library offers no other way to ask for it
    cluster._slots.rediscover(undefined, new Set([`${host}:${port}`])).catch(() => {});
  });
}
