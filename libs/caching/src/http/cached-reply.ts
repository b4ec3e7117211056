import type { FastifyReply, FastifyRequest } from 'fastify';
import { cacheHeaders, JSON_TYPE, type Staleness } from '../answers/cache-headers';
import type { CacheOutcome } from '../answers/lookup';
import { isNotModified, markNotModified } from './not-modified';

/** The text of a cached route's answer, and where it came from. */
export interface CachedText {
  text: string;
  outcome: CacheOutcome;
  etag: string;
  /** Set for a stale answer. */
  staleness?: Staleness;
}

/** Sets the headers of a cached answer. @returns its body, or undefined for a 304. */
export function cachedBody(
  { text, outcome, etag, staleness }: CachedText,
  request: FastifyRequest,
  reply: FastifyReply,
): string | undefined {
  void reply.headers(cacheHeaders(outcome, etag, staleness));
  if (request.method === 'GET' && isNotModified(request, etag)) {
    markNotModified(reply);
    return undefined;
  }
  void reply.header('content-type', JSON_TYPE);
  return text;
}
