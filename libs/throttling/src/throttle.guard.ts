import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { KeyRing } from '@app/common';
import { type AdmissionGuard, calledPolicyOf, tenantOf } from '@app/tenancy';
import { accountNamesOf } from './account-names';
import { clientNetworkOf } from './client-network';
import { FailedAuthenticationGuard } from './failed-authentication.guard';
import { Throttles } from './throttles';

/** How much of it? After the caller is known, before anything is done for them. Here the 429 is made. */
@Injectable()
export class ThrottleGuard implements AdmissionGuard {
  constructor(
    private readonly throttles: Throttles,
    private readonly failures: FailedAuthenticationGuard,
    private readonly keyRing: KeyRing,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const tenant = tenantOf(request);
    if (tenant) {
      this.failures.noteSuccess(request);
      this.throttles.countCall(tenant);
    } else if (calledPolicyOf(context)?.signsIn) {
      await this.countSignIn(request);
    }
    return true;
  }

  /** Known for callers, whose calls are counted in this process; the count itself may still refuse. */
  alreadyAdmits(request: FastifyRequest): boolean {
    return tenantOf(request) !== undefined;
  }

  /** @throws AppError 429 `rate_limited` */
  onFastPath(request: FastifyRequest): void {
    const tenant = tenantOf(request);
    if (tenant) this.throttles.countCall(tenant);
  }

  /** Each of these costs a password hash, so it can wait for an exact answer, as a guess is worth the most here. */
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
