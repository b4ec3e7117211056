import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { TenantContext } from './tenant-context';

type Authenticated = FastifyRequest & { user?: TenantContext };

/** The tenant of a request, which the guards have set. Undefined on a public route. */
export const tenantOf = (request: FastifyRequest): TenantContext | undefined => (request as Authenticated).user;

/** Sets the tenant of a request where passport does, too. */
export const assignTenant = (request: FastifyRequest, tenant: TenantContext): void =>
  void ((request as Authenticated).user = tenant);

/** Parameter decorator: the {@link TenantContext} of the request. */
export const Tenant = createParamDecorator((_: unknown, context: ExecutionContext) =>
  tenantOf(context.switchToHttp().getRequest()),
);
