import { hash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Environment, forbidden, unauthenticated } from '@app/common';

/** The parts of Fastify's request that identify the client. */
interface Caller {
  socket: { remoteAddress?: string };
  headers: Record<string, unknown>;
}

const LOOPBACK = /^(::1$|(::ffff:)?127\.)/i;
/** Headers that a proxy sets when it forwards the request of another client. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/** Admits requests with the METRICS_TOKEN; where none is set, requests from this machine that no proxy forwarded. */
@Injectable()
export class MetricsGuard implements CanActivate {
  constructor(private readonly environment: Environment) {}

  /** @throws AppError 401 or 403 */
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const { metricsToken } = this.environment;
    if (metricsToken === undefined) {
      if (isFromThisMachine(request)) return true;
      throw forbidden('Only this machine may ask for the metrics, unless METRICS_TOKEN is set');
    }
    if (isSame(request.headers.authorization ?? '', `Bearer ${metricsToken}`)) return true;
    throw unauthenticated('Send "Authorization: Bearer <METRICS_TOKEN>"');
  }
}

/** Judges by the connection's remote address; forwarding headers only rule a request out. */
export function isFromThisMachine({ socket, headers }: Caller): boolean {
  return LOOPBACK.test(socket.remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined);
}

/** Constant-time comparison: the digests have one length, so neither content nor length shows in the duration. */
const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
