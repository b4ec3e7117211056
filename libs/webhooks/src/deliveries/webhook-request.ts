import type { Readable } from 'node:stream';
import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { Environment, KeyRing } from '@app/common';
import { firstValueFrom } from 'rxjs';
import type { Claimed, EndpointRef, Outcome } from './due-deliveries';
import { ATTEMPT_TIMEOUT_MS } from './schedule';
import { signedHeaders } from './signature';
import { webhookIdOf } from './webhook-delivery.dto';
import { WEBHOOK_SECRET } from './webhook-endpoint.entity';

/** Characters of a reason that are stored. */
const MAX_REASON = 100;

/** Sends one delivery, signed. */
@Injectable()
export class WebhookRequest {
  private readonly agents;

  constructor(
    private readonly http: HttpService,
    private readonly environment: Environment,
    private readonly keyRing: KeyRing,
  ) {
    this.agents = environment.webhookHosts.agents({ keepAlive: false });
  }

  /** Never throws: whatever goes wrong is an outcome. @param stopping aborts the attempt. */
  async attempt({ companyId }: EndpointRef, delivery: Claimed, stopping: AbortSignal): Promise<Outcome> {
    const begunAt = performance.now();
    const timeout = AbortSignal.timeout(ATTEMPT_TIMEOUT_MS);
    const outcome = (facts: Partial<Outcome>): Outcome => ({
      isAcknowledged: false,
      durationMs: Math.round(performance.now() - begunAt),
      ...facts,
    });
    try {
      const secret = this.keyRing.open(delivery.secret, WEBHOOK_SECRET.contextFor(companyId));
      const status = await this.send(delivery, secret, AbortSignal.any([timeout, stopping]));
      return outcome({ status, isAcknowledged: status >= 200 && status <= 299 });
    } catch (error) {
      if (stopping.aborted) return outcome({ isInterrupted: true });
      return outcome({ error: timeout.aborted ? 'timeout' : reasonOf(error) });
    }
  }

  /** @returns the status. What else is answered is not read. */
  private async send({ eventId, body, url, at }: Claimed, secret: string, signal: AbortSignal): Promise<number> {
    const problem = this.environment.webhookHosts.problemOf(url);
    // Permitted when it was entered, and no longer.
    if (problem !== undefined) throw new Error(`the address ${problem}`);
    const request = this.http.request<Readable>({
      method: 'POST',
      url,
      data: body,
      signal,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'team-selector',
        ...signedHeaders(secret, { id: webhookIdOf(eventId), at, body }),
      },
      ...this.agents,
      adapter: 'http',
      // A redirect would lead to an address that the company has not entered.
      maxRedirects: 0,
      proxy: false,
      decompress: false,
      responseType: 'stream',
      transformRequest: (text: string) => text,
      validateStatus: () => true,
    });
    const { status, data } = await firstValueFrom(request);
    // Only the status is needed: the body is not read, and aborting it is no failure.
    data.on('error', () => {}).destroy();
    return status;
  }
}

/** The code of a failed connection, such as ECONNREFUSED. The error itself carries the whole request. */
function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return (code ?? message ?? 'unknown').slice(0, MAX_REASON);
}
