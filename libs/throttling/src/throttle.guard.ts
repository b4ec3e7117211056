import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientNetworkOf, FairBulkhead, KeyRing } from '@app/common';
import { type AdmissionGuard, calledPolicyOf, type TenantContext, tenantOf } from '@app/tenancy';
import { accountNamesOf } from './account-names';
import { FailedAuthenticationGuard } from './failed-authentication.guard';
import { Throttles } from './throttles';

/** Requests that begin in one round of the event loop: of all companies, and of one. */
const MAX_BEGUN = { concurrency: 16, share: 2 };
const QUEUE = { queue: 5000, queueShare: 2000, maxWait: 10_000 };

/** Makes the 429. Runs when the caller is known, before any work is done for them. */
@Injectable()
export class ThrottleGuard implements AdmissionGuard {
  /** Companies begin their requests in turn, so that a burst of one does not occupy the CPU until it is over. */
  private readonly turns = new FairBulkhead({ ...MAX_BEGUN, ...QUEUE });

  constructor(
    private readonly throttles: Throttles,
    private readonly failures: FailedAuthenticationGuard,
    private readonly keyRing: KeyRing,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const tenant = tenantOf(request);
    if (tenant) {
      this.failures.noteSuccess(request);
      this.countCall(tenant, http.getResponse<FastifyReply>());
      await this.turns.turn(tenant.companyId);
    } else if (calledPolicyOf(context)?.signsIn) {
      await this.countSignIn(request);
    }
    return true;
  }

  /** The state of requests that wait for their turn, for metrics. */
  get requests(): FairBulkhead['state'] {
    return this.turns.state;
  }

  /** True for known callers, whose count is in this process. {@link onFastPath} counts, and may still refuse. */
  alreadyAdmits(request: FastifyRequest): boolean {
    return tenantOf(request) !== undefined;
  }

  /** @throws AppError 429 `rate_limited` */
  onFastPath(request: FastifyRequest, reply: FastifyReply): void {
    const tenant = tenantOf(request);
    if (tenant) this.countCall(tenant, reply);
  }

  /** A refusal, too, says what the limit is. */
  private countCall(tenant: TenantContext, reply: FastifyReply): void {
    try {
      this.throttles.countCall(tenant);
    } finally {
      void reply.headers(this.throttles.headersFor(tenant));
    }
  }

  /** A sign-in costs a password hash and is what an attacker guesses at, so it waits for the exact count. */
  private async countSignIn(request: FastifyRequest): Promise<void> {
    const address = clientNetworkOf(request);
    const { email } = (request.body ?? {}) as { email?: unknown };
    if (typeof email === 'string') {
      for (const name of accountNamesOf(email, this.keyRing)) {
        await this.throttles.signInsOfAccount.countExactly(`${address}:${name}`);
      }
    }
    await this.throttles.signIns.countExactly(address);
  }
}
