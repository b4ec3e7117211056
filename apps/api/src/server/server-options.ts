import type { IncomingMessage } from 'node:http';
import { type FastifyHttpOptions, type FastifyServerOptions, LogController } from 'fastify';
import { type Environment, REQUEST_ID_HEADER, requestIdOf, sendFailure } from '@app/common';
import { refuseConnection } from './broken-connections';
import { BODY_LIMIT, HEADERS_LIMIT, PATH_PART_LIMIT, type Timeouts } from './limits';
import { BARE_HEADERS } from './response-headers';

type Options = Pick<
  FastifyHttpOptions<import('node:http').Server>,
  | 'http'
  | 'bodyLimit'
  | 'trustProxy'
  | 'genReqId'
  | 'routerOptions'
  | 'clientErrorHandler'
  | 'frameworkErrors'
  | 'logController'
  | 'childLoggerFactory'
> &
  Pick<FastifyServerOptions, 'requestTimeout' | 'connectionTimeout' | 'keepAliveTimeout' | 'return503OnClosing'>;

/** What the HTTP server accepts before any code of ours sees it. */
export function serverOptions({ trustedProxies }: Environment, patience: Timeouts): Options {
  return {
    http: {
      maxHeaderSize: HEADERS_LIMIT,
      // Told by our own rule instead, in the same words as every refusal.
      requireHostHeader: false,
      headersTimeout: patience.headers,
      connectionsCheckingInterval: patience.check,
    },
    requestTimeout: patience.request,
    connectionTimeout: patience.silence,
    keepAliveTimeout: patience.keepAlive,
    // Requests are written down by a rule of ours; a logger for each of them would cost as much as a whole hit.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    bodyLimit: BODY_LIMIT,
    trustProxy: trusted(trustedProxies),
    // What still arrives over open connections while the server closes is served, and told to close; see drain.
    return503OnClosing: false,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers),
    routerOptions: { maxParamLength: PATH_PART_LIMIT },
    clientErrorHandler: refuseConnection,
    // What the router refuses comes to no hook and no filter.
    frameworkErrors: (error, request, reply) => {
      void reply.headers({ ...BARE_HEADERS, [REQUEST_ID_HEADER]: request.id });
      sendFailure(error, request, reply);
    },
  };
}

/** Fastify trusts nobody when it is only told how many there are: it cannot know that they are really in between. */
function trusted(proxies: Environment['trustedProxies']): FastifyServerOptions['trustProxy'] {
  if (typeof proxies === 'number') return (_address: string, hop: number) => hop < proxies;
  return proxies === false ? false : [...proxies];
}
