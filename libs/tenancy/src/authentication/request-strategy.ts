import type { FastifyRequest } from 'fastify';
import passport from 'passport';
import { originOf } from '@app/common';
import type { TenantContext } from '../access/tenant-context';

type Done = (error: unknown, tenant?: TenantContext | null) => void;

/**
 * A passport strategy that passes the whole request to `validate`, which returns the tenant or throws.
 * The published bearer strategy also reads tokens from query strings and bodies, where they end up in logs.
 */
export class RequestStrategy extends passport.Strategy {
  constructor(private readonly verify: (request: FastifyRequest, done: Done) => void) {
    super();
  }

  override authenticate(request: unknown): void {
    this.verify(request as FastifyRequest, (error, tenant) => {
      if (error) this.error(error);
      else if (tenant) this.success(tenant.calledFrom(originOf(request as FastifyRequest)));
      else this.fail(401);
    });
  }
}
