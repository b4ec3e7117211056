import { isIP } from 'node:net';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** From where somebody called. */
export interface Origin {
  /** As the trusted proxies report it, or of the connection when what they report is not an address. */
  readonly ip?: string;
  readonly requestId: string;
}

/** IPv4, as a socket for both families shows it. */
const MAPPED = /^::ffff:(?=\d+\.)/i;

export function originOf({ ip, id, socket }: FastifyRequest): Origin {
  const address = isIP(ip) > 0 ? ip : socket?.remoteAddress;
  return Object.freeze({ ip: address?.replace(MAPPED, ''), requestId: id });
}

/** Parameter decorator: the {@link Origin} of a request that nobody has signed in for. */
export const RequestOrigin = createParamDecorator((_: unknown, context: ExecutionContext) =>
  originOf(context.switchToHttp().getRequest()),
);
