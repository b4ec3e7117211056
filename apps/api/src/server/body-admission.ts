import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '@app/common';
import { AgentSignatureStrategy } from '@app/retell';
import { CallerGuard } from '@app/tenancy';
import { FailedAuthenticationGuard, UnverifiedBodies } from '@app/throttling';
import { SignedWebhooks } from '@app/webhooks';
import { announcedBytes } from './announced-body';
import { HeaderAdmission } from './header-admission';
import { AGENT_BODY_LIMIT, BODY_LIMIT, isAgentRoute } from './limits';

/** Fastify never reads the body of these. */
const BODYLESS = ['GET', 'HEAD', 'TRACE'];

/**
 * Decides which bodies are read, and which of those are parsed, while their sender is not authenticated: a large one only
 * behind a signature of about this time, no more at once than the sender's share, and a signed one is parsed only when
 * the signature is that of its bytes.
 */
@Injectable()
export class BodyAdmission {
  constructor(
    private readonly headers: HeaderAdmission,
    private readonly bodies: UnverifiedBodies,
    private readonly failures: FailedAuthenticationGuard,
    private readonly signatures: AgentSignatureStrategy,
    private readonly webhooks: SignedWebhooks,
  ) {}

  attach(server: FastifyInstance): void {
    server.addHook('preParsing', (request, reply, payload, done) => {
      const announced = announcedBytes(request.raw);
      if (announced === undefined || BODYLESS.includes(request.method)) return done(null, payload);
      const limit = this.limitOf(request);
      const isUnknown = announced === Number.POSITIVE_INFINITY;
      if (announced > limit && !isUnknown) return done(new AppError('payload_too_large'));
      // Also when the sender hangs up.
      reply.raw.once('close', () => this.bodies.release(request));
      const toRead = isUnknown ? limited(payload, limit) : payload;
      // A token that was good before is throttled by its own limit, whatever others send from its network.
      const place = this.failures.hasProvenToken(request)
        ? undefined
        : this.bodies.admit(request, Math.min(announced, limit));
      // Fastify goes on when the returned promise resolves, so `done` is not called.
      if (place) return place.then((refusal) => orThrow(refusal, toRead));
      return done(null, toRead);
    });
  }

  /**
   * The refusal of a signed body, to be awaited before it is parsed. Undefined for a request that needs no signature:
   * the guards decide about it later.
   */
  refusalBeforeParsing(request: FastifyRequest, body: Buffer): Promise<AppError | undefined> | undefined {
    const policy = this.headers.routeOf(request)?.policy;
    if (policy?.signed) return this.webhooks.refusalOfBytes(request, body);
    if (!policy || !CallerGuard.isSigned(request, policy)) return undefined;
    const agents = this.signatures.claimedAgents(request, body);
    const spent = this.failures.refusalOfAgents(request, agents);
    return spent ? Promise.resolve(spent) : this.signatures.refusalOfBytes(request, body, agents);
  }

  private limitOf(request: FastifyRequest): number {
    const isLarge = isAgentRoute(request.routeOptions.url ?? '') && this.signatures.isTimely(request);
    return isLarge ? AGENT_BODY_LIMIT : BODY_LIMIT;
  }
}

function orThrow<T>(refusal: AppError | undefined, payload: T): T {
  if (refusal) throw refusal;
  return payload;
}

/** The payload up to the limit. Fastify itself knows only the limit of the route. */
function limited(payload: NodeJS.ReadableStream, limit: number): Readable {
  async function* chunks(): AsyncGenerator<Buffer> {
    let bytes = 0;
    // The connection stays, so that the sender can read the refusal.
    for await (const chunk of (payload as Readable).iterator({ destroyOnReturn: false })) {
      bytes += (chunk as Buffer).length;
      if (bytes > limit) throw new AppError('payload_too_large');
      yield chunk as Buffer;
    }
  }
  return Readable.from(chunks(), { objectMode: false });
}
