import { type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { invalid, unauthenticated } from '@app/common';
import { tenantOf } from './request-tenant';
import type { AdmissionGuard } from './admission-guard';
import { type OwnedId, Ownership } from './ownership';
import { type OwnershipRule, ownershipRuleOf } from './owns.decorator';
import type { Route } from './routes';

/** Makes the 403 for a request that names what does not belong to the caller's company. */
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
    if (id === undefined) throw invalid({ field: rule.parameter, message: isNamed(rule) ? NO_NAME : NO_NUMBER });
    await this.ownership.require(tenant, rule.kind, id);
    return true;
  }

  /** True where the ownership was proven before, since it never changes. */
  alreadyAdmits(request: FastifyRequest, { owns }: Pick<Route, 'owns'>): boolean {
    if (!owns) return true;
    const tenant = tenantOf(request);
    const id = ownedIdOf(request, owns);
    return tenant !== undefined && id !== undefined && this.ownership.isProven(tenant, owns.kind, id);
  }
}

const DIGITS = /^[1-9]\d{0,15}$/;
const NO_NUMBER = 'must be a positive whole number';
/** As other services name things. */
const NAME = /^[\x21-\x7e]{1,200}$/;
const NO_NAME = 'must be 1 to 200 printable characters without blanks';

const isNamed = ({ kind }: OwnershipRule): boolean => kind === 'call';

/** The id in the path, or undefined when it is malformed. */
function ownedIdOf({ params }: { params: unknown }, rule: OwnershipRule): OwnedId | undefined {
  const text = (params as Record<string, string | undefined>)[rule.parameter];
  if (isNamed(rule)) return text !== undefined && NAME.test(text) ? text : undefined;
  const id = Number(text);
  return text !== undefined && DIGITS.test(text) && Number.isSafeInteger(id) ? id : undefined;
}
