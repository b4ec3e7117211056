import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { invalid, unauthenticated } from '@app/common';
import { tenantOf } from './request-tenant';
import { Ownership } from './ownership';
import { OWNS, type OwnershipRule } from './owns.decorator';

/** Second question of a request that names something: is it the caller's company's? Here the 403 is made. */
@Injectable()
export class TenantGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly ownership: Ownership,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<OwnershipRule | undefined>(OWNS, context.getHandler());
    if (!rule) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const tenant = tenantOf(request);
    if (!tenant) throw unauthenticated();
    const id = ownedIdOf(request, rule);
    if (id === undefined) throw invalid({ field: rule.parameter, message: 'must be a positive whole number' });
    await this.ownership.require(tenant, rule.kind, id);
    return true;
  }
}

const DIGITS = /^[1-9]\d{0,15}$/;

/** What the request names, or undefined when that can be no id. */
export function ownedIdOf({ params }: { params: unknown }, { parameter }: OwnershipRule): number | undefined {
  const text = (params as Record<string, string | undefined>)[parameter];
  const id = Number(text);
  return text !== undefined && DIGITS.test(text) && Number.isSafeInteger(id) ? id : undefined;
}
