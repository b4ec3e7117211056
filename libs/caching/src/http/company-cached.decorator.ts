import { Reflector } from '@nestjs/core';
import type { Environment } from '@app/common';
import type { TenantContext } from '@app/tenancy';
import type { FastifyRequest } from 'fastify';
import type { CacheFamily, CacheKey } from '../keys/cache-keys';

/** How the answers of one route are kept. */
export interface CompanyCachePolicy {
  /** Which of the configured lifetimes. */
  ttl: keyof Environment['cacheTtl'];
  /**
   * The key of this request's answer. A hit runs neither pipes nor handler: answer undefined for every request that is
   * not understood down to its last parameter, so that it goes the long way and is refused there.
   */
  key: (tenant: TenantContext, request: FastifyRequest) => CacheKey | undefined;
  /** For keys that are dropped by their family. */
  family?: (tenant: TenantContext, request: FastifyRequest) => CacheFamily | undefined;
}

/** Keeps the answers of a GET route, separately for each company. */
export const CompanyCached = Reflector.createDecorator<CompanyCachePolicy>();
