import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
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

const policy = (directives: Record<string, string[]>) => ({
  contentSecurityPolicy: { useDefaults: false, directives },
});

const OPTIONS: FastifyHelmetOptions = {
  ...policy(NOTHING),
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
const EXPOSED = [REQUEST_ID_HEADER, 'x-cache', 'etag', 'idempotency-replayed', 'retry-after'];
const ACCEPTED = ['authorization', 'content-type', 'idempotency-key', 'if-none-match', REQUEST_ID_HEADER];
const PREFLIGHT_SECONDS = 600;

/** Headers that tell browsers and caches what they must not do. Before the routes: it looks at each as it is added. */
export function protectAnswers(server: FastifyInstance): void {
  server.addHook('onRoute', (route) => {
    if (route.url.startsWith(DOCS)) route.helmet = policy(DOCS_POLICY);
  });
  void server.register(helmet, OPTIONS);
  server.addHook('onSend', (request, reply, payload, done) => {
    // What belongs to one company must not lie in a cache on the way, unless its route knows better.
    if (!reply.hasHeader('cache-control') && !request.url.startsWith(DOCS))
      void reply.header('cache-control', 'no-store');
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
