import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { unauthenticated } from '@app/common';
import { tenantOf } from '../access/request-tenant';
import { ACCESS, type AccessPolicy } from '../access/access.decorator';
import { refusalFor } from '../access/authorize';
import { BEARER } from './bearer.strategy';

/** The header whose presence says "an agent is calling", and the passport strategy that checks it. */
export const AGENT_SIGNATURE_HEADER = 'x-retell-signature';
export const AGENT_SIGNATURE = 'agent-signature';

/** First question of every request: who is calling, for which company, and may they call this route at all? */
@Injectable()
export class CallerGuard implements CanActivate {
  private readonly bearer = new (AuthGuard(BEARER))();
  private readonly agent = new (AuthGuard(AGENT_SIGNATURE))();

  constructor(private readonly reflector: Reflector) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.policyOf(context);
    if (policy.public) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const signed = policy.agents && request.headers[AGENT_SIGNATURE_HEADER] !== undefined;
    await (signed ? this.agent : this.bearer).canActivate(context);
    const tenant = tenantOf(request);
    if (!tenant) throw unauthenticated();
    const refusal = refusalFor(tenant, policy);
    if (refusal) throw refusal;
    return true;
  }

  private policyOf(context: ExecutionContext): AccessPolicy {
    const policy = this.reflector.getAllAndOverride<AccessPolicy | undefined>(ACCESS, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!policy) throw new Error(`${context.getClass().name}.${context.getHandler().name} declares no access policy`);
    return policy;
  }
}
