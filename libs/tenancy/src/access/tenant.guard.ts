import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { invalid, unauthenticated } from '@app/common';
import { tenantOf } from './request-tenant';
import type { AdmissionGuard } from './admission-guard';
import { Ownership } from './ownership';
import { type OwnershipRule, ownershipRuleOf } from './owns.decorator';
import type { Route } from './routes';

/** Is what a request names the caller's company's? Here the 403 is made. */
@Injectable()
export class TenantGuard implements AdmissionGuard {
  constructor(private readonly ownership: Ownership) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = ownershipRuleOf(context.getHandler() as (...args: never[]) => unknown);
    if (!rule) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const tenant = tenantOf(request);
    if (!tenant) throw unauthenticated();
    const id = ownedIdOf(request, rule);
    if (id === undefined) throw invalid({ field: rule.parameter, message: 'must be a positive whole number' });
    await this.ownership.require(tenant, rule.kind, id);
    return true;
  }

  /** Known where the ownership was proven before: a proven "yes" stays true. */
  alreadyAdmits(request: FastifyRequest, { owns }: Pick<Route, 'owns'>): boolean {
    if (!owns) return true;
    const tenant = tenantOf(request);
    const id = ownedIdOf(request, owns);
    return tenant !== undefined && id !== undefined && this.ownership.isProven(tenant, owns.kind, id);
  }
}

const DIGITS = /^[1-9]\d{0,15}$/;

/** What the request names, or undefined when that can be no id. */
function ownedIdOf({ params }: { params: unknown }, { parameter }: OwnershipRule): number | undefined {
  const text = (params as Record<string, string | undefined>)[parameter];
  const id = Number(text);
  return text !== undefined && DIGITS.test(text) && Number.isSafeInteger(id) ? id : undefined;
}
