import { Reflector } from '@nestjs/core';
import type { Environment } from '@app/common';
import type { TenantContext } from '@app/tenancy';
import type { FastifyRequest } from 'fastify';
import type { CacheKey } from '../keys/cache-keys';

/** How the answers of one route are cached. */
export interface CompanyCachePolicy {
  /** Which of the configured TTLs. */
  ttl: keyof Environment['cacheTtl'];
  /**
   * The key of this request's answer. A hit runs neither pipes nor handler: return undefined for every request with an
   * invalid or unknown parameter, so that the pipes refuse it on the slow path.
   */
  key: (tenant: TenantContext, request: FastifyRequest) => CacheKey | undefined;
}

/** Caches the answers of a GET route, separately for each company. */
export const CompanyCached = Reflector.createDecorator<CompanyCachePolicy>();
