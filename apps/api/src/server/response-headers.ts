import helmet, { type HelmetOptions } from 'helmet';
import { type IncomingMessage, ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Environment, REQUEST_ID_HEADER } from '@app/common';

const DOCS = '/api/docs';
const YEAR_SECONDS = 31_536_000;

/** An answer of ours is data: whatever a browser makes of it, it may load, run and frame nothing. */
const NOTHING = { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] };

/** Swagger UI draws its icons from data URLs and styles them inline; its scripts are files of ours. */
const DOCS_POLICY = {
  ...NOTHING,
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
};

/** What helmet would set on every answer: made once, since it is the same each time and costs as much as a whole hit. */
function headersFor(directives: Record<string, string[]>, options: object = {}): Record<string, string> {
  const answer = new ServerResponse({ method: 'GET' } as IncomingMessage);
  const contentSecurityPolicy = { useDefaults: false, directives };
  // Its options exclude each other in so many ways that the compiler gives up on a union of two of them.
  helmet({ ...OPTIONS, ...options, contentSecurityPolicy } as object)(answer.req, answer, () => {});
  return answer.getHeaders() as Record<string, string>;
}

/** These mean something for pages, downloads and plugins only; each header costs every answer a little. */
const NOT_FOR_DATA: HelmetOptions = {
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
};

const OPTIONS: HelmetOptions = {
  strictTransportSecurity: { maxAge: YEAR_SECONDS, includeSubDomains: true },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
};

/** For answers that are made where no plugin reaches. */
export const BARE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
} as const;

/** What other origins' pages may read beside the body. */
const EXPOSED = [REQUEST_ID_HEADER, 'x-cache', 'age', 'cache-status', 'etag', 'idempotency-replayed', 'retry-after'];
const ACCEPTED = ['authorization', 'content-type', 'idempotency-key', 'if-none-match', REQUEST_ID_HEADER];
const PREFLIGHT_SECONDS = 600;

/**
 * Headers that tell browsers and caches what they must not do, and whoever asks for help which request it was. All at
 * once, first of all: whatever refuses a request later need not think of them.
 */
export function protectAnswers(server: FastifyInstance): void {
  // What belongs to one company must not lie in a cache on the way, unless its route knows better.
  const data = { ...headersFor(NOTHING, NOT_FOR_DATA), 'cache-control': 'no-store' };
  const docs = headersFor(DOCS_POLICY);
  const protect = (request: FastifyRequest, reply: FastifyReply): void => {
    void reply.headers(request.url.startsWith(DOCS) ? docs : data).header(REQUEST_ID_HEADER, request.id);
  };
  server.addHook('onRequest', (request, reply, done) => {
    protect(request, reply);
    done();
  });
  // For what is answered before that hook: the questions that browsers ask first.
  server.addHook('onSend', (request, reply, payload, done) => {
    if (!reply.hasHeader(REQUEST_ID_HEADER)) protect(request, reply);
    done(null, payload);
  });
}

/** Pages of other origins may call only if they are on the list; none is by default. Credentials are never sent along. */
export function allowOrigins(app: NestFastifyApplication, { corsOrigins }: Environment): void {
  if (corsOrigins.length === 0) return;
  app.enableCors({
    origin: [...corsOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    allowedHeaders: ACCEPTED,
    exposedHeaders: EXPOSED,
    credentials: false,
    // An OPTIONS that is no such question gets the same empty answer, instead of a text in none of our shapes.
    strictPreflight: false,
    maxAge: PREFLIGHT_SECONDS,
  });
}
