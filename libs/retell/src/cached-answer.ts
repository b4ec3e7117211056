import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AvailabilityAnswer } from '@app/availability';
import { cachedBody, EntityTags } from '@app/caching';
import { BareAnswer } from '@app/common';

const tags = new EntityTags();

/** The cached text goes out as it is; only its envelope is put around it. Not at all to a GET that has it already. */
export function cachedAnswer(
  { text, outcome, staleness }: AvailabilityAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
): BareAnswer<string | undefined> {
  const body = `{"success":true,"data":${text}}`;
  return new BareAnswer(cachedBody({ text: body, outcome, staleness, etag: tags.of(body) }, request, reply));
}
