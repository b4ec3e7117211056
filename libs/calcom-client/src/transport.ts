import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpService } from '@nestjs/axios';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Environment } from '@app/common';
import { firstValueFrom } from 'rxjs';
import type { CalcomAccount } from './calcom-account';
import { CalcomApiException } from './calcom-api.exception';
import { type OperationName, operationOf } from './operations';
import { type HttpAnswer, refusal } from './refusal';

const MAX_ANSWER_BYTES = 5 * 1024 * 1024;
/** How many calls are in flight is decided before, per key. */
const POOL = { keepAlive: true, maxFreeSockets: 32 };
/**
 * Each write opens a connection of its own. The server may close a pooled one just as it is used, and after a reset the
 * outcome of a booking is unknown.
 */
const FRESH = { keepAlive: false };

/** Failures of DNS or connect: no byte of the request was sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);
/** What the guard of company-given addresses fails with. */
const REFUSED_ADDRESS = 'ERR_PRIVATE_ADDRESS';

/** Sends one HTTP request and returns its answer, uninterpreted. */
@Injectable()
export class Transport implements OnApplicationShutdown {
  /** Agents for the operator's own Cal.com. */
  private readonly agents = {
    read: { httpAgent: new HttpAgent(POOL), httpsAgent: new HttpsAgent(POOL) },
    write: { httpAgent: new HttpAgent(FRESH), httpsAgent: new HttpsAgent(FRESH) },
  };
  /** Agents for addresses that companies have entered, which must not lead into our network. */
  private readonly guarded;

  constructor(
    private readonly http: HttpService,
    private readonly environment: Environment,
  ) {
    const { calcomHosts } = environment;
    this.guarded = { read: calcomHosts.agents(POOL), write: calcomHosts.agents(FRESH) };
  }

  /** @param url below the account's base URL. @throws CalcomApiException for everything but a 2xx. */
  async exchange(
    operation: OperationName,
    url: URL,
    { apiKey, baseUrl }: CalcomAccount,
    body?: object,
  ): Promise<HttpAnswer> {
    const { method, kind, version, timeoutFactor } = operationOf(operation);
    // axios's own timeout ends with the first byte; this one covers connecting, waiting and reading.
    const signal = AbortSignal.timeout(this.environment.calcomTimeout * timeoutFactor);
    const agents = baseUrl === this.environment.calcomBaseUrl ? this.agents : this.guarded;
    const request = this.http.request<string>({
      method,
      url: url.href,
      data: body,
      signal,
      headers: {
        authorization: `Bearer ${apiKey}`,
        accept: 'application/json',
        'user-agent': 'team-selector',
        ...(kind === 'write' ? { connection: 'close' } : {}),
        ...(version === undefined ? {} : { 'cal-api-version': version }),
      },
      ...agents[kind],
      adapter: 'http',
      // Only the company's base URL decides where the key goes: no redirect, no HTTP_PROXY.
      maxRedirects: 0,
      proxy: false,
      maxContentLength: MAX_ANSWER_BYTES,
      responseType: 'text',
      transformResponse: (text: string) => text,
      validateStatus: () => true,
    });
    try {
      const { status, headers, data } = await firstValueFrom(request);
      const answer = { status, headers: { ...headers }, text: data };
      if (status < 200 || status > 299) throw refusal(operation, answer);
      return answer;
    } catch (error) {
      if (error instanceof CalcomApiException) throw error;
      throw failure(operation, error, signal.aborted);
    }
  }

  /** The last thing: the requests that the server still finishes may be waiting for Cal.com. */
  onApplicationShutdown(): void {
    for (const { httpAgent, httpsAgent } of [this.agents, this.guarded].flatMap(({ read, write }) => [read, write])) {
      httpAgent.destroy();
      httpsAgent.destroy();
    }
  }
}

/** The original error does not become the `cause`: axios attaches the whole request, key and attendee included. */
function failure(operation: OperationName, error: unknown, timedOut: boolean): CalcomApiException {
  if (timedOut) return new CalcomApiException(operation, 'timeout');
  const { code = 'unknown', message = '' } = error as { code?: string; message?: string };
  if (message.startsWith('maxContentLength')) {
    return new CalcomApiException(operation, 'unexpected_answer', { detail: 'larger than 5 MB' });
  }
  if (code === REFUSED_ADDRESS) return new CalcomApiException(operation, 'address_refused', { neverSent: true });
  return new CalcomApiException(operation, 'network', { detail: code, neverSent: NEVER_SENT.has(code) });
}
