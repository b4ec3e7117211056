import { type CanActivate, type ExecutionContext, Inject, Injectable, NotFoundException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Environment, unauthenticated } from '@app/common';
import { isLoopback } from '../loopback';
import { bearsToken, HOW_TO_ASK } from './metrics-token';

/** Names the provider that says whether the process is the trial that `npm start` runs. */
export const IS_TRIAL = Symbol('IS_TRIAL');

/**
 * Admits requests with the METRICS_TOKEN. Without one configured the metrics are closed, even to loopback, since
 * requests by a proxy on the same machine come from there, too. Only the embedded trial that listens on loopback needs
 * no token.
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
    if (bearsToken(headers, metricsToken)) return true;
    throw unauthenticated(HOW_TO_ASK);
  }
}
