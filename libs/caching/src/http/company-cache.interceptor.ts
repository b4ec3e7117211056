import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Environment } from '@app/common';
import { type TenantContext, tenantOf } from '@app/tenancy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { CompanyCache } from '../answers/company-cache';
import type { LoadedAnswer } from '../answers/lookup';
import { textOf } from '../answers/answer-text';
import { CompanyCached, type CompanyCachePolicy } from './company-cached.decorator';
import { entityTag } from '../answers/etag';
import { cachedBody } from './cached-reply';
import { storeStateOf } from './store-state';

/**
 * Answers {@link CompanyCached} routes from the cache. It has to be the outermost interceptor, because it caches the
 * bytes that are sent. A request without a company has no key, so its answer is not cached.
 */
@Injectable()
export class CompanyCacheInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly cache: CompanyCache,
    private readonly environment: Environment,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const policy = this.reflector.get(CompanyCached, context.getHandler());
    if (!policy) return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const tenant = tenantOf(request);
    if (!tenant) return next.handle();
    return from(this.answer(policy, tenant, request, context.switchToHttp().getResponse(), next));
  }

  private async answer(
    policy: CompanyCachePolicy,
    tenant: TenantContext,
    request: FastifyRequest,
    reply: FastifyReply,
    next: CallHandler,
  ): Promise<string | undefined> {
    const load = async (): Promise<string> => textOf(await lastValueFrom(next.handle(), { defaultValue: null }));
    const key = policy.key(tenant, request);
    const { text, outcome }: LoadedAnswer =
      key === undefined
        ? { text: await load(), outcome: 'BYPASS' }
        : await this.cache.getOrLoad(
            key,
            {
              ttl: this.environment.cacheTtl[policy.ttl],
              lookedUp: storeStateOf(request, key),
            },
            load,
          );
    return cachedBody({ text, outcome, etag: entityTag(text) }, request, reply);
  }
}
