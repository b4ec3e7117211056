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

/** Options of the HTTP server: limits, timeouts, trusted proxies, and the handling of what reaches no route. */
export function serverOptions({ trustedProxies }: Environment, timeouts: Timeouts): Options {
  return {
    http: {
      maxHeaderSize: HEADERS_LIMIT,
      // Checked by the request rules instead, which answer with the API's error body.
      requireHostHeader: false,
      headersTimeout: timeouts.headers,
      connectionsCheckingInterval: timeouts.check,
    },
    requestTimeout: timeouts.request,
    connectionTimeout: timeouts.silence,
    keepAliveTimeout: timeouts.keepAlive,
    // The access log is a hook of its own; a child logger for each request would cost as much as a cache hit.
    logController: new LogController({ disableRequestLogging: true }),
    childLoggerFactory: (logger) => logger,
    bodyLimit: BODY_LIMIT,
    trustProxy: trusted(trustedProxies),
    // While the server closes, requests on open connections are still served, with `connection: close`; see StoppableAdapter.
    return503OnClosing: false,
    genReqId: (request: IncomingMessage) => requestIdOf(request.headers),
    routerOptions: { maxParamLength: PATH_PART_LIMIT },
    clientErrorHandler: refuseConnection,
    // The router's own refusals reach no hook and no filter.
    frameworkErrors: (error, request, reply) => {
      void reply.headers({ ...BARE_HEADERS, [REQUEST_ID_HEADER]: request.id });
      sendFailure(error, request, reply);
    },
  };
}

/** Counts hops where only a number of proxies is given: Fastify itself would trust none, as it cannot verify them. */
function trusted(proxies: Environment['trustedProxies']): FastifyServerOptions['trustProxy'] {
  if (typeof proxies === 'number') return (_address: string, hop: number) => hop < proxies;
  return proxies === false ? false : [...proxies];
}
