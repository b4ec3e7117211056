import type { Pool, PoolClient } from 'pg';

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
    // After an orderly release, which may come in the same tick.
    client.once('end', () => setImmediate(() => held.has(client) && discard(client)));
  });
}

function discard(client: PoolClient): void {
  client.release(true);
  // The holder may release it later, too, and the pool throws on a second release.
  client.release = () => {};
}
