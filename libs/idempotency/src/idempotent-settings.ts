import { type CallHandler, type ExecutionContext, Injectable, Logger, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { AppError } from '@app/common';
import { calledPolicyOf, type Route, type TenantContext, tenantOf } from '@app/tenancy';
import { CarriedOut } from './carried-out';
import { fingerprintOf } from './fingerprint';
import { ownKey } from './idempotency-key';
import { IdempotentAnswers } from './idempotent-answers';

/** What they allow adds something that has no key of its own, as bookings have. */
const ADDING = ['settings:write', 'callbacks:write'];

/** Whether a route adds something to a company's settings, or a callback, and therefore honours the header. */
export const isIdempotentSetting = (verb: string, policy: Route['policy']): boolean =>
  verb === 'POST' && policy?.ability !== undefined && ADDING.includes(policy.ability);

/**
 * Answers the repeat of a user's request that adds to the settings, or asks for a callback, under its `Idempotency-Key`,
 * with what was answered to the first. Refusals are not kept: the next request under the key is carried out.
 */
@Injectable()
export class IdempotentSettings implements NestInterceptor {
  private readonly log = new Logger(IdempotentSettings.name);

  constructor(
    private readonly answers: IdempotentAnswers,
    private readonly carriedOut: CarriedOut,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const tenant = tenantOf(request);
    if (!tenant || tenant.userId === undefined || !isIdempotentSetting(request.method, calledPolicyOf(context)))
      return next.handle();
    const key = ownKey(tenant, request.headers['idempotency-key'] as string | undefined);
    if (key === undefined) return next.handle();
    return from(this.once(tenant, key, request, http.getResponse<FastifyReply>(), next));
  }

  private async once(
    tenant: TenantContext,
    key: string,
    { url, body }: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<unknown> {
    const claim = await this.answers.claim(tenant, key, fingerprintOf({ url, body }));
    if ('answer' in claim) {
      void reply.header('idempotency-replayed', 'true');
      return claim.answer;
    }
    let answer: unknown;
    try {
      answer = await this.carriedOut.under(claim, () => lastValueFrom(next.handle()));
    } catch (error) {
      // What the transaction has left, if anything, tells the next request.
      if (!AppError.isOutcomeOpen(error)) await this.stored(this.answers.forget(tenant, claim));
      throw error;
    }
    await this.stored(this.answers.keep(tenant, claim, answer));
    return answer;
  }

  /** The request has its answer, whether that is stored or not: a key is held for no longer than a minute. */
  private stored(work: Promise<void>): Promise<void> {
    return work.catch((err: unknown) => this.log.error({ err }, 'Could not store what was answered under a key'));
  }
}
