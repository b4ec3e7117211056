import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { HttpService } from '@nestjs/axios';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Environment } from '@app/common';
import { firstValueFrom } from 'rxjs';
import { CalcomApiException } from './calcom-api.exception';
import { type OperationName, operationOf } from './operations';
import { type HttpAnswer, refusal } from './refusal';

const MAX_ANSWER_BYTES = 5 * 1024 * 1024;
const POOL = { keepAlive: true, maxSockets: 128, maxFreeSockets: 32 };
/**
 * Writes open a connection each. A pooled one may be closed by the other side in the moment it is used, and a reset
 * after sending cannot be told from a booking that was made.
 */
const FRESH = { keepAlive: false, maxSockets: 32 };

/** Failures of finding or reaching the other side: no byte of the request was sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/** One request, one answer. Knows HTTP, knows nothing of what the answers mean. */
@Injectable()
export class Transport implements OnModuleDestroy {
  private readonly agents = {
    read: { httpAgent: new HttpAgent(POOL), httpsAgent: new HttpsAgent(POOL) },
    write: { httpAgent: new HttpAgent(FRESH), httpsAgent: new HttpsAgent(FRESH) },
  };

  constructor(
    private readonly http: HttpService,
    private readonly environment: Environment,
  ) {}

  /** @throws CalcomApiException for everything but a 2xx. */
  async exchange(operation: OperationName, url: URL, apiKey: string, body?: object): Promise<HttpAnswer> {
    const { method, kind, version, timeoutFactor } = operationOf(operation);
    // axios's own timeout ends with the first byte; this one covers connecting, waiting and reading.
    const signal = AbortSignal.timeout(this.environment.calcomTimeout * timeoutFactor);
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
      ...this.agents[kind],
      adapter: 'http',
      // Where the key goes is decided by the company's base URL alone: not by an answer, not by HTTP_PROXY.
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

  onModuleDestroy(): void {
    for (const { httpAgent, httpsAgent } of Object.values(this.agents)) {
      httpAgent.destroy();
      httpsAgent.destroy();
    }
  }
}

/** The original error is dropped, not kept as `cause`: axios hangs the whole request on it, key and attendee included. */
function failure(operation: OperationName, error: unknown, timedOut: boolean): CalcomApiException {
  if (timedOut) return new CalcomApiException(operation, 'timeout');
  const { code = 'unknown', message = '' } = error as { code?: string; message?: string };
  if (message.startsWith('maxContentLength')) {
    return new CalcomApiException(operation, 'unexpected_answer', { detail: 'larger than 5 MB' });
  }
  return new CalcomApiException(operation, 'network', { detail: code, neverSent: NEVER_SENT.has(code) });
}
