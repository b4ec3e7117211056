import { createServer, type IncomingHttpHeaders, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Environment } from '@app/common';
import { AMPLE_BUDGET } from '../../../test/support/ample-budget';
import { CalcomClient } from '../src/calcom-client';
import { CalcomWebhooks } from '../src/calcom-webhooks';
import { CalcomClientModule } from '../src/calcom-client.module';
import type { CalcomApiException } from '../src/calcom-api.exception';

/** For specs: a request as it arrived. */
export interface Arrival {
  method: string;
  /** Path and query. */
  url: URL;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Responds to a request. */
export type Answer = (response: ServerResponse, arrival: Arrival) => void;

export const KEY = 'cal_live_5ecre7';

/** For specs: a Cal.com on a port of its own that sends the configured answer and records each request. */
export class Loopback {
  readonly arrivals: Arrival[] = [];
  answer: Answer = json(200, { status: 'success', data: {} });
  private readonly server = createServer(this.receive());

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get account() {
    const { port } = this.server.address() as AddressInfo;
    return { apiKey: KEY, baseUrl: `http://127.0.0.1:${port}/v2` };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private receive(): RequestListener {
    return (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const body = Buffer.concat(chunks).toString();
        const arrival = { method, url: new URL(url, 'http://loopback'), headers, body };
        this.arrivals.push(arrival);
        this.answer(response, arrival);
      });
    };
  }
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return text(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}

export function text(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return (response) => void response.writeHead(status, headers).end(body);
}

export const success = (data: unknown, rest: object = {}): Answer => json(200, { status: 'success', data, ...rest });

/** What an empty list is read as. */
export const NOTHING = { items: [], problems: [] };

/** Begins an answer, never ends it. */
export const stall: Answer = (response) => void response.writeHead(200).write('{"status":');

/** Begins an answer and breaks the connection. */
export const reset: Answer = (response) => {
  response.writeHead(201, { 'content-length': '1000' });
  response.write('{"status":"success"', () => response.destroy());
};

/** For specs: the room's client as the application builds it, with an ample budget. */
export async function createClient(variables: Record<string, string> = {}) {
  const environment = new Environment({ ...AMPLE_BUDGET, CALCOM_ALLOWED_HOSTS: 'loopback', ...variables });
  @Global()
  @Module({ providers: [{ provide: Environment, useValue: environment }], exports: [Environment] })
  class Settings {}
  const module = await Test.createTestingModule({ imports: [Settings, CalcomClientModule] }).compile();
  return { client: module.get(CalcomClient), webhooks: module.get(CalcomWebhooks), close: () => module.close() };
}

/** The exception a call ends with. */
export async function exceptionOf(call: Promise<unknown>): Promise<CalcomApiException> {
  return call.then(
    () => {
      throw new Error('The call succeeded; it should have failed');
    },
    (error: CalcomApiException) => error,
  );
}

export const NEW_BOOKING = {
  eventTypeId: 6981507,
  start: new Date('2026-09-09T18:00:00+02:00'),
  attendee: { name: 'Ada Byron', email: 'ada@example.com', timeZone: 'Europe/Berlin' },
  metadata: { gw_op: 'op-1' },
};
