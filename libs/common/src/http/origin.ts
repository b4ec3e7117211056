import type { FastifyRequest } from 'fastify';
import { clientAddressOf } from './client-address';

/** Where a request came from. */
export interface Origin {
  /** See {@link clientAddressOf}. */
  readonly ip?: string;
  readonly requestId: string;
}

/** The {@link Origin} of a request, frozen. */
export function originOf(request: FastifyRequest): Origin {
  return Object.freeze({ ip: clientAddressOf(request), requestId: request.id });
}
