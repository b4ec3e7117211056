import type { ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { ACCESS, type AccessPolicy } from '@app/tenancy';

/** What the route that is called has declared about its callers. */
export const policyOf = (reflector: Reflector, context: ExecutionContext): AccessPolicy | undefined =>
  reflector.getAllAndOverride<AccessPolicy | undefined>(ACCESS, [context.getHandler(), context.getClass()]);

export const isPublic = (reflector: Reflector, context: ExecutionContext): boolean =>
  policyOf(reflector, context)?.public === true;
