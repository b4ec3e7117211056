import type { Pool, PoolClient } from 'pg';

/**
 * Gives the place of a connection that has died back to its pool. The query builder gives one back when it has ended
 * the transaction on it, and on a dead connection no transaction can be ended: without this, a restart of the server
 * takes a place for each transaction that was under way, and after the last one the process never asks again.
 */
export function releaseLostConnections(pool: Pool): void {
  const held = new Set<PoolClient>();
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_error, client) => held.delete(client));
  pool.on('connect', (client: PoolClient) => {
    // After whoever gives it back in an orderly way.
    client.once('end', () => setImmediate(() => held.has(client) && discard(client)));
  });
}

function discard(client: PoolClient): void {
  client.release(true);
  // Who still holds it may give it back, too; the pool would take that for a mistake.
  client.release = () => {};
}
