import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { KeyRing } from '@app/common';
import { tenantOf } from '@app/tenancy';
import { accountNamesOf } from './account-names';
import { clientNetworkOf } from './client-network';
import { FloodGuard } from './flood.guard';
import { policyOf } from './policy';
import { Throttles } from './throttles';

/** How much of it? After the caller is known, before anything is done for them. Here the 429 is made. */
@Injectable()
export class ThrottleGuard implements CanActivate {
  constructor(
    private readonly throttles: Throttles,
    private readonly flood: FloodGuard,
    private readonly reflector: Reflector,
    private readonly keyRing: KeyRing,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const tenant = tenantOf(request);
    if (tenant) {
      this.flood.remember(request);
      this.throttles.countCall(tenant);
    } else if (policyOf(this.reflector, context)?.signsIn) {
      await this.countSignIn(request);
    }
    return true;
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
