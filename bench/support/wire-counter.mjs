/**
 * Counts what a service asks its database, on the wire: a proxy in front of PostgreSQL that reads along. A round trip is
 * a query or a batch that ends with a sync; a transaction is one that was begun, or a query outside of any. Only the
 * connections on which requests are served count, which say their role, and not those of the change feed and the jobs.
 */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';

const SAYS_ROLE = /\bset_config\('role'/;
const [QUERY, SYNC] = ['Q', 'S'];

export async function countOnTheWire(closing, databaseUrl) {
  const target = new URL(databaseUrl);
  const counted = { round_trips: 0, transactions: 0 };
  const sockets = new Set();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || 5432), target.hostname);
    const read = readerOf(counted);
    client.on('data', read);
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.defer(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return {
    url: Object.assign(new URL(databaseUrl), { hostname: '127.0.0.1', port: String(server.address().port) }).href,
    during: async (work) => {
      const before = { ...counted };
      await work();
      return {
        round_trips: counted.round_trips - before.round_trips,
        transactions: counted.transactions - before.transactions,
      };
    },
  };
}

/** Reads the messages of one client: a type, the length of the rest, the rest. The first one has no type. */
function readerOf(counted) {
  let received = Buffer.alloc(0);
  let isStarted = false;
  let isOfRequests = false;
  let isInTransaction = false;
  const message = (type, text) => {
    if (type !== QUERY && type !== SYNC) return;
    isOfRequests ||= SAYS_ROLE.test(text);
    if (!isOfRequests) return;
    counted.round_trips += 1;
    if (!isInTransaction) counted.transactions += 1;
    if (/^begin\b/.test(text)) isInTransaction = true;
    if (/^(commit|rollback)$/.test(text)) isInTransaction = false;
  };
  return (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (;;) {
      const head = isStarted ? 1 : 0;
      if (received.length < head + 4) return;
      const end = head + received.readInt32BE(head);
      if (received.length < end) return;
      if (isStarted) message(String.fromCharCode(received[0]), received.toString('utf8', head + 4, end - 1));
      isStarted = true;
      received = received.subarray(end);
    }
  };
}
