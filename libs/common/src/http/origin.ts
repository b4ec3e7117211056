import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { clientAddressOf } from './client-address';

/** From where somebody called. */
export interface Origin {
  /** See {@link clientAddressOf}. */
  readonly ip?: string;
  readonly requestId: string;
}

export function originOf(request: FastifyRequest): Origin {
  return Object.freeze({ ip: clientAddressOf(request), requestId: request.id });
}

/** Parameter decorator: the {@link Origin} of a request that nobody has signed in for. */
export const RequestOrigin = createParamDecorator((_: unknown, context: ExecutionContext) =>
  originOf(context.switchToHttp().getRequest()),
);
