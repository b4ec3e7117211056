import { Connection } from './connection.mjs';

/**
 * Sends the requests as fast as they are answered, over so many connections. Stops early when `isOver` says so.
 * @returns how many answers had each status; 0 for none.
 */
export async function flood(url, requests, connections, isOver = () => false) {
  const statuses = {};
  const left = requests[Symbol.iterator]();
  const lane = async () => {
    let connection;
    for (const request of left) {
      if (isOver()) break;
      if (!connection?.isOpen) connection = await Connection.open(url);
      const { status } = await connection.send(request).catch(() => ({ status: 0 }));
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    connection?.close();
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return statuses;
}
