import helmet, { type HelmetOptions } from 'helmet';
import { type IncomingMessage, ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Environment, REQUEST_ID_HEADER } from '@app/common';

const DOCS = '/api/docs';
const YEAR_SECONDS = 31_536_000;

/** Answers are data: a browser that renders one may load, run and frame nothing. */
const NOTHING = { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] };

/** Swagger UI uses data URLs for icons and inline styles; its scripts are served by this server. */
const DOCS_POLICY = {
  ...NOTHING,
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
};

/** The headers that helmet would set on every answer, computed once: run per answer it costs as much as a cache hit. */
export function headersFor(directives: Record<string, string[]>, options: object = {}): Record<string, string> {
  const answer = new ServerResponse({ method: 'GET' } as IncomingMessage);
  const contentSecurityPolicy = { useDefaults: false, directives };
  // `as object`: helmet's option types exclude each other in too many ways for the compiler to merge two of them.
  helmet({ ...OPTIONS, ...options, contentSecurityPolicy } as object)(answer.req, answer, () => {});
  return answer.getHeaders() as Record<string, string>;
}

/** Headers that only matter for pages, downloads and plugins; each header costs every answer time. */
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

/** For answers that are made where no Fastify hook runs. */
export const BARE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'",
  'x-content-type-options': 'nosniff',
} as const;

/** Response headers that pages of other origins may read. */
const EXPOSED = [
  REQUEST_ID_HEADER,
  'x-cache',
  'age',
  'cache-status',
  'etag',
  'idempotency-replayed',
  'retry-after',
  'ratelimit',
  'ratelimit-policy',
];
const ACCEPTED = ['authorization', 'content-type', 'idempotency-key', 'if-none-match', REQUEST_ID_HEADER];
const PREFLIGHT_SECONDS = 600;

/**
 * Sets the security headers, `cache-control` and the request id on every answer. They are set in one call at the start,
 * so that refusals later on carry them too.
 */
export function addResponseHeaders(server: FastifyInstance): void {
  // Intermediate caches must not store one company's data, unless its route sets another `cache-control`.
  const data = { ...headersFor(NOTHING, NOT_FOR_DATA), 'cache-control': 'no-store' };
  const docs = headersFor(DOCS_POLICY);
  const addTo = (request: FastifyRequest, reply: FastifyReply): void => {
    void reply.headers(request.url.startsWith(DOCS) ? docs : data).header(REQUEST_ID_HEADER, request.id);
  };
  server.addHook('onRequest', (request, reply, done) => {
    addTo(request, reply);
    done();
  });
  // For CORS preflight requests, which are answered before that hook.
  server.addHook('onSend', (request, reply, payload, done) => {
    if (!reply.hasHeader(REQUEST_ID_HEADER)) addTo(request, reply);
    done(null, payload);
  });
}

/** Allows CORS requests, without credentials, from the origins of CORS_ORIGINS; none by default. */
export function allowOrigins(app: NestFastifyApplication, { corsOrigins }: Environment): void {
  if (corsOrigins.length === 0) return;
  app.enableCors({
    origin: [...corsOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'],
    allowedHeaders: ACCEPTED,
    exposedHeaders: EXPOSED,
    credentials: false,
    // An OPTIONS that is no preflight gets the same empty answer, instead of the plugin's plain text.
    strictPreflight: false,
    maxAge: PREFLIGHT_SECONDS,
  });
}
