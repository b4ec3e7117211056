import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError, Environment } from '@app/common';
import { type AdmissionGuard, CallerGuard, calledPolicyOf, type Route } from '@app/tenancy';
import { isLoopback } from '../loopback';

type Policy = NonNullable<Route['policy']>;

/** Methods that change nothing, and whose answers no page of another origin can read. */
const HARMLESS = ['GET', 'HEAD'];

/**
 * Refuses pages of other origins, where a browser would lend them what they do not have: the cookie of the page, which it
 * sends by itself; and on routes that ask for it, the way to a server that only listens on this machine, which a name
 * that a page has pointed here would open. Programs other than browsers send no origin.
 */
@Injectable()
export class OriginGuard implements AdmissionGuard {
  private readonly public: string | undefined;

  constructor(
    private readonly environment: Environment,
    private readonly callers: CallerGuard,
  ) {
    const { publicUrl } = environment;
    this.public = publicUrl && new URL(publicUrl).origin;
  }

  canActivate(context: ExecutionContext): boolean {
    const refusal = this.refusalOnSight(context.switchToHttp().getRequest(), { policy: calledPolicyOf(context) });
    if (refusal) throw refusal;
    return true;
  }

  alreadyAdmits(request: FastifyRequest, { policy }: Pick<Route, 'policy'>): boolean {
    return policy !== undefined && this.admits(request, policy);
  }

  /** Before the body is read. */
  refusalOnSight(request: FastifyRequest, { policy }: Pick<Route, 'policy'>): AppError | undefined {
    return policy === undefined || this.admits(request, policy) ? undefined : new AppError('forbidden_origin');
  }

  private admits(request: FastifyRequest, policy: Policy): boolean {
    if (policy.ofOwnOrigin && !this.isOwn(request)) return false;
    const isForPage = policy.opensSession === true || this.callers.isBySession(request, policy);
    return !isForPage || HARMLESS.includes(request.method) || this.isPage(request);
  }

  private isOwn({ headers: { origin, host } }: FastifyRequest): boolean {
    if (origin === undefined || this.environment.corsOrigins.includes(origin)) return true;
    return this.isSameOrigin(origin, host);
  }

  /** Whether the page of this service asks. Browsers that send no `origin` to where the page comes from say so otherwise. */
  private isPage({ headers: { origin, host, 'sec-fetch-site': site } }: FastifyRequest): boolean {
    return origin === undefined ? site === 'same-origin' : this.isSameOrigin(origin, host);
  }

  /** Without PUBLIC_URL the host of the request tells the origin, but only on this machine: others could name any host. */
  private isSameOrigin(origin: string, host: string | undefined): boolean {
    if (this.public !== undefined) return origin === this.public;
    if (!URL.canParse(origin)) return false;
    const page = new URL(origin);
    return page.host === host && isLoopback(page.hostname);
  }
}
