import { hash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Environment, forbidden, unauthenticated } from '@app/common';

/** As Fastify's request has them. */
interface Caller {
  socket: { remoteAddress?: string };
  headers: Record<string, unknown>;
}

const LOOPBACK = /^(::1$|(::ffff:)?127\.)/i;
/** With one of these a proxy says that somebody else is asking, and who that is only the proxy knows. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'via'];

/** With a token: whoever shows it. Without: whoever asks from this machine, and not for somebody else. */
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

/** The other end of the connection, whatever the headers claim. */
export function isFromThisMachine({ socket, headers }: Caller): boolean {
  return LOOPBACK.test(socket.remoteAddress ?? '') && FORWARDED.every((name) => headers[name] === undefined);
}

/** In a time that tells neither where they differ nor which is longer. */
const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
