import { Connection } from './connection.mjs';

/**
 * Sends the requests as fast as they are answered, over the given connections, and disconnects when the time is over.
 * @param until on the clock of `performance.now()`.
 * @returns the number of answers by status; status `0`: no answer.
 */
export async function flood(url, requests, connections, until) {
  const statuses = {};
  const left = requests[Symbol.iterator]();
  const open = new Set();
  const isOver = () => performance.now() >= until;
  const hangUp = setTimeout(() => open.forEach((connection) => connection.close()), until - performance.now());
  const lane = async () => {
    let connection;
    for (const request of left) {
      if (isOver()) break;
      if (!connection?.isOpen) open.add((connection = await Connection.open(url)));
      if (isOver()) break;
      const { status } = await connection.send(request).catch(() => ({ status: 0 }));
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    connection?.close();
  };
  await Promise.all(Array.from({ length: connections }, lane));
  clearTimeout(hangUp);
  return statuses;
}
