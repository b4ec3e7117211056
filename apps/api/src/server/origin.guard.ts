import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError, Environment } from '@app/common';
import { type AdmissionGuard, calledPolicyOf, type Route } from '@app/tenancy';
import { isLoopback } from '../loopback';

type Headers = Pick<FastifyRequest, 'headers'>;

/**
 * Refuses pages of other origins on routes that ask for it: a name that a page has pointed to this machine would let its
 * scripts reach a server that only listens there. Programs other than browsers send no origin.
 */
@Injectable()
export class OriginGuard implements AdmissionGuard {
  private readonly own: readonly string[];

  constructor(private readonly environment: Environment) {
    const { publicUrl, corsOrigins } = environment;
    this.own = [...corsOrigins, ...(publicUrl === undefined ? [] : [new URL(publicUrl).origin])];
  }

  canActivate(context: ExecutionContext): boolean {
    if (!calledPolicyOf(context)?.ofOwnOrigin || this.isOwn(context.switchToHttp().getRequest())) return true;
    throw new AppError('forbidden_origin');
  }

  alreadyAdmits(request: Headers, { policy }: Pick<Route, 'policy'>): boolean {
    return !policy?.ofOwnOrigin || this.isOwn(request);
  }

  /** Before the body is read. */
  refusalOnSight(request: Headers, route: Pick<Route, 'policy'>): AppError | undefined {
    return this.alreadyAdmits(request, route) ? undefined : new AppError('forbidden_origin');
  }

  private isOwn({ headers: { origin, host } }: Headers): boolean {
    if (origin === undefined || this.own.includes(origin)) return true;
    if (this.environment.publicUrl !== undefined || !URL.canParse(origin)) return false;
    const page = new URL(origin);
    return page.host === host && isLoopback(page.hostname);
  }
}
