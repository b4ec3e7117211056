import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Json } from './client';

/** What the stand-in was sent. */
interface Received {
  method: string;
  path: string;
  authorization?: string;
  body?: Json;
}

/** Retell's own API, as far as tools go: agents, and the models or flows that keep their tools. */
export interface RetellStandIn {
  url: string;
  received: Received[];
  /** By path, what a GET answers; a PATCH changes what the GET of the same thing answers. */
  things: Record<string, Json>;
  close(): Promise<void>;
}

/** @param key the only one that it takes. */
export async function openRetellStandIn(key: string, things: Record<string, Json>): Promise<RetellStandIn> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void answer(request).then(({ status, body }) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
    );
  });
  async function answer(request: IncomingMessage): Promise<{ status: number; body: Json }> {
    const { method = '', url: path = '', headers } = request;
    const sent = await text(request);
    const body = sent === '' ? undefined : JSON.parse(sent);
    received.push({ method, path, authorization: headers.authorization, body });
    if (headers.authorization !== `Bearer ${key}`) return { status: 401, body: { message: 'Invalid API Key' } };
    const name = path.replace('/update-', '/get-');
    const thing = things[name];
    if (!thing || (method === 'PATCH') !== path.startsWith('/update-'))
      return { status: 404, body: { message: 'Not Found' } };
    if (method === 'PATCH') Object.assign(thing, body);
    return { status: 200, body: thing };
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((closed) => server.close(() => closed()));
  return { url: `http://127.0.0.1:${port}`, received, things, close };
}
