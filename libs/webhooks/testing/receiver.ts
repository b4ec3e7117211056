import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that has arrived, read to its end. */
export interface Received {
  path: string;
  headers: Record<string, string>;
  /** As it was signed. */
  text: string;
  body: { type: string; timestamp: string; data: Record<string, unknown> };
}

/** A status; a status with headers; or no answer at all. */
export type Reply = number | { status: number; headers: Record<string, string> } | 'none';

/** A company's own system, which receives webhooks on this machine and answers as configured. */
export class Receiver {
  url = '';
  readonly received: Received[] = [];
  /** Answers each request. Default: 204. */
  reply: (received: Received) => Reply = () => 204;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<Receiver> {
    const server = createServer((request, response) => void receiver.answer(request, response));
    const receiver = new Receiver(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
    return receiver;
  }

  /** What was received of one thing, in order: the values of `data.step`. */
  steps(path: string, thing: unknown): unknown[] {
    return this.received
      .filter((received) => received.path === path && received.body.data.thing === thing)
      .map(({ body }) => body.data.step);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const received = await receive(request);
    this.received.push(received);
    const reply = this.reply(received);
    if (reply === 'none') return;
    const { status, headers } = typeof reply === 'number' ? { status: reply, headers: {} } : reply;
    response.writeHead(status, headers).end();
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}

async function receive(request: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const headers = request.headers as Record<string, string>;
  return { path: request.url ?? '', headers, text, body: JSON.parse(text) as Received['body'] };
}
