import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer } from 'node:net';

/** A span as OTLP's JSON has it. */
export interface CollectedSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: Record<string, unknown>;
  events?: unknown[];
  status?: { code?: number; message?: string };
}

/** Takes spans as JSON over HTTP. */
export interface Collector {
  url: string;
  spans(): CollectedSpan[];
  /** Every byte that came. */
  text(): string;
  /** The headers of the last batch. */
  headers(): Record<string, unknown>;
  reset(): void;
  close(): Promise<void>;
}

interface Batch {
  resourceSpans: { scopeSpans: { spans: (Omit<CollectedSpan, 'attributes'> & { attributes: Attribute[] })[] }[] }[];
}

interface Attribute {
  key: string;
  value: Record<string, unknown>;
}

export async function openCollector(): Promise<Collector> {
  const bodies: string[] = [];
  let headers: Record<string, unknown> = {};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      headers = request.headers;
      bodies.push(Buffer.concat(chunks).toString('utf8'));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => bodies.flatMap((body) => spansIn(JSON.parse(body) as Batch)),
    text: () => bodies.join('\n'),
    headers: () => headers,
    reset: () => void bodies.splice(0),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const spansIn = ({ resourceSpans }: Batch): CollectedSpan[] =>
  resourceSpans
    .flatMap(({ scopeSpans }) => scopeSpans)
    .flatMap(({ spans }) => spans)
    .map((span) => ({
      ...span,
      attributes: Object.fromEntries(span.attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
    }));

/** Passes bytes on to a server, and keeps what is sent there. */
export interface Tap {
  url: string;
  sent(): string;
  close(): Promise<void>;
}

/** @param target its base URL, whose path is kept. */
export async function openTap(target: string): Promise<Tap> {
  const { hostname, port, pathname } = new URL(target);
  const sent: Buffer[] = [];
  const server = createTcpServer((client) => {
    const upstream = connect(Number(port), hostname);
    client.on('data', (chunk: Buffer) => sent.push(chunk));
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.pipe(to);
      from.on('error', () => to.destroy());
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pathname.replace(/\/$/, '')}`,
    sent: () => Buffer.concat(sent).toString('latin1'),
    close: async () => void server.close(),
  };
}
