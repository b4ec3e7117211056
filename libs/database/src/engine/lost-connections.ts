import type { Pool, PoolClient } from 'pg';

/** The network's codes for a broken connection, and the server's for one that it ends itself. */
const CODES = ['ECONNRESET', 'EPIPE', 'ETIMEDOUT', '57P01', '57P02', '57P05', '08000', '08003', '08006'];
/** The client's own errors have no code. */
const TERMINATED = ['Connection terminated unexpectedly', 'Connection terminated'];
const NOT_SENT = [
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
];

interface Failure {
  code?: string;
  message?: string;
}

/** Whether the connection is lost, and with it every uncommitted transaction on it. */
export function isLost({ code = '', message = '' }: Failure): boolean {
  return CODES.includes(code) || TERMINATED.includes(message) || wasNotSent({ message });
}

/** Whether the connection was lost before anything was sent on it. */
export const wasNotSent = ({ message = '' }: Failure): boolean => NOT_SENT.includes(message);

/**
 * Marks a failure after which the transaction is known to be rolled back. It is answered as an unreachable database:
 * retrying is safe. An own property, which the ORM copies when it wraps the error.
 */
export const leftNothing = (failure: unknown): unknown => Object.assign(failure as object, { hasLeftNothing: true });

/** Marks a failure after which it is unknown whether the transaction was committed. Likewise an own property. */
export const leftOpen = (failure: unknown): unknown => Object.assign(failure as object, { hasLeftOpen: true });

/**
 * Releases dead connections to their pool. The query builder releases a connection when it has ended its transaction, and
 * on a dead one no transaction can be ended: without this, a restart of the server leaks a connection for each
 * transaction under way, until the pool is exhausted for good.
 */
export function releaseLostConnections(pool: Pool): void {
  const held = new Set<PoolClient>();
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_error, client) => held.delete(client));
  pool.on('connect', (client: PoolClient) => {
    // Later than a regular release, which may come in the same tick.
    client.once('end', () => setImmediate(() => held.has(client) && discard(client)));
  });
}

/** Closes a connection instead of using it again. */
export function discard(client: PoolClient): void {
  client.release(true);
  // The holder may release it later, too, and the pool throws on a second release.
  client.release = () => {};
}
