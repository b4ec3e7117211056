import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AvailabilityAnswer } from '@app/availability';
import { cachedBody, entityTag } from '@app/caching';
import { BareAnswer } from '@app/common';

/** Puts the envelope around the cached text, without parsing it. A conditional GET with the same ETag gets a 304. */
export function cachedAnswer(
  { text, outcome, staleness }: AvailabilityAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
): BareAnswer<string | undefined> {
  const body = `{"success":true,"data":${text}}`;
  return new BareAnswer(cachedBody({ text: body, outcome, staleness, etag: entityTag(body) }, request, reply));
}
