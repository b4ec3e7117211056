import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AvailabilityAnswer } from '@app/availability';
import { cachedBody, entityTag } from '@app/caching';
import { BareAnswer } from '@app/common';

/** The cached text as it is. A conditional GET with the same ETag gets a 304. */
export function cachedAnswer(
  { text, outcome, staleness }: AvailabilityAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
): BareAnswer<string | undefined> {
  return new BareAnswer(cachedBody({ text, outcome, staleness, etag: entityTag(text) }, request, reply));
}
