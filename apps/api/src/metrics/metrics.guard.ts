import { hash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Environment, unauthenticated } from '@app/common';
import { isLoopback } from '../loopback';

/** Names the provider that says whether the process is `npm start`, which is there to be tried out. */
export const IS_TRIAL = Symbol('IS_TRIAL');

/**
 * Admits requests with the METRICS_TOKEN. Where none is set there are no metrics, whoever asks: a proxy on the same
 * machine comes from loopback, too. Only the embedded trial that listens on loopback answers without one.
 */
@Injectable()
export class MetricsGuard implements CanActivate {
  private readonly isOpen: boolean;

  constructor(
    private readonly environment: Environment,
    @Inject(IS_TRIAL) isTrial: boolean,
  ) {
    this.isOpen = isTrial && environment.databaseUrl === undefined && isLoopback(environment.host);
  }

  /** @throws NotFoundException, which is answered as for a route that does not exist; AppError 401 for a wrong token. */
  canActivate(context: ExecutionContext): boolean {
    const { metricsToken } = this.environment;
    if (metricsToken === undefined) {
      if (this.isOpen) return true;
      throw new NotFoundException();
    }
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (isSame(headers.authorization ?? '', `Bearer ${metricsToken}`)) return true;
    throw unauthenticated('Send "Authorization: Bearer <METRICS_TOKEN>"');
  }
}

/** Constant-time comparison: the digests have one length, so neither content nor length shows in the duration. */
const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
