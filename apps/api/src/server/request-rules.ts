import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '@app/common';
import { AGENT_BODY_LIMIT, isAgentRoute, PARAMETER_LIMIT, URL_LIMIT } from './limits';

/** Headers that may occur once: of two, a proxy and this service could read different ones. */
const ONCE = ['authorization', 'content-type', 'content-encoding', 'host', 'x-retell-signature'];

/** Adds the cheap checks that come first for every request, whether or not it matches a route. */
export function enforceRequestRules(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => done(problemOf(request)));
  server.addHook('onRoute', (route) => {
    if (isAgentRoute(route.url)) route.bodyLimit = AGENT_BODY_LIMIT;
  });
  // Node would answer 417 by itself, without the headers and the error body of this API.
  server.server.on('checkExpectation', (request, response) => server.server.emit('request', request, response));
}

function problemOf({ raw }: FastifyRequest): AppError | undefined {
  if (raw.httpVersion === '1.1' && raw.headers.host === undefined) {
    return badRequest('The header host is missing');
  }
  const url = raw.url ?? '';
  if (url.length > URL_LIMIT) {
    return new AppError('uri_too_long', { message: `The address has more than ${URL_LIMIT} characters` });
  }
  if (parametersOf(url) > PARAMETER_LIMIT) {
    return badRequest(`The query has more than ${PARAMETER_LIMIT} parameters`);
  }
  const twice = firstRepeated(raw);
  return twice === undefined ? undefined : badRequest(`The header ${twice} comes twice`);
}

const badRequest = (message: string): AppError => new AppError('bad_request', { message });

function parametersOf(url: string): number {
  const start = url.indexOf('?');
  if (start === -1) return 0;
  let count = 1;
  for (let at = url.indexOf('&', start); at >= 0; at = url.indexOf('&', at + 1)) count++;
  return count;
}

/** Node drops or joins repeated headers, so only the raw list shows them. */
function firstRepeated({ rawHeaders, headers }: IncomingMessage): string | undefined {
  // As many names as raw headers, so none is repeated.
  if (Object.keys(headers).length * 2 === rawHeaders.length) return undefined;
  const seen = new Set<string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index]?.toLowerCase() ?? '';
    if (!ONCE.includes(name)) continue;
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}
