import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_PREFIX } from '../api-prefix';
import { headersFor } from '../server/response-headers';
import { PageDocument } from './page-files';

const YEAR_MS = 31_536_000_000;
const ASSETS = '/assets/';
const API = `/${API_PREFIX}/`;

const POLICY = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

const NOT_BUILT =
  'The page is not built: run "npm run build", and start the service again; the API is described at /api/docs.\n';

/** Keeps the route out of the API's description. */
const HIDDEN = { schema: { hide: true } as object };

/**
 * Serves the built page at `/`. Every path that is neither a file nor the API's is answered with the page's document,
 * so that a link into the page works; the page itself reads the path.
 * @param folder of the built page.
 */
export async function servePage(app: NestFastifyApplication, folder: string): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  const document = PageDocument.in(folder);
  if (!document) {
    server.get('/', HIDDEN, (_request, reply) => reply.code(404).type('text/plain; charset=utf-8').send(NOT_BUILT));
    return;
  }
  const headers = headersFor(POLICY);
  const send = (reply: FastifyReply): unknown => {
    const nonce = randomBytes(16).toString('base64');
    return reply
      .headers({
        ...headers,
        'content-security-policy': withNonce(headers['content-security-policy'] ?? '', nonce),
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
      })
      .send(document.with(nonce));
  };
  server.get('/', HIDDEN, (_request, reply) => send(reply));
  server.addHook('onRequest', (request, reply, done) => {
    if (request.is404 && isForPage(request)) return void send(reply);
    return done();
  });
  const compressed = { preCompressed: true, decorateReply: false, index: false as const, dotfiles: 'ignore' as const };
  // The name of an asset changes with its content.
  await app.register(import('@fastify/static'), {
    ...compressed,
    root: join(folder, ASSETS),
    prefix: ASSETS,
    maxAge: YEAR_MS,
    immutable: true,
  });
  await app.register(import('@fastify/static'), {
    ...compressed,
    root: folder,
    // A route for each file, so that other paths stay free.
    wildcard: false,
    globIgnore: ['index.html', `${ASSETS.slice(1)}**`, '**/*.{br,gz}'],
    maxAge: 0,
  });
}

const withNonce = (policy: string, nonce: string): string =>
  policy.replace("style-src 'self'", `style-src 'self' 'nonce-${nonce}'`);

/** Whether a browser navigates to a path that the page's router resolves. */
function isForPage({ method, url, headers: { accept } }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  const [path = ''] = url.split('?', 1);
  if (`${path}/`.startsWith(API) || path.startsWith(ASSETS)) return false;
  return accept?.includes('text/html') === true;
}
