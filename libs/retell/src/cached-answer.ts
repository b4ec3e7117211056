import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AvailabilityAnswer } from '@app/availability';
import { EntityTags, isMatch, markNotModified, staleHeaders } from '@app/caching';
import { BareAnswer } from '@app/common';

const tags = new EntityTags();

/** The cached text goes out as it is; only its envelope is put around it. Not at all to a GET that has it already. */
export function cachedAnswer(
  { text, outcome, staleness }: AvailabilityAnswer,
  request: FastifyRequest,
  reply: FastifyReply,
): BareAnswer<string | undefined> {
  const body = `{"success":true,"data":${text}}`;
  const etag = tags.of(body);
  void reply.headers({ 'x-cache': outcome, etag, 'cache-control': 'private, no-cache' });
  if (staleness) void reply.headers(staleHeaders(staleness));
  if (request.method === 'GET' && isMatch(request.headers['if-none-match'], etag)) {
    markNotModified(reply);
    return new BareAnswer(undefined);
  }
  void reply.header('content-type', 'application/json; charset=utf-8');
  return new BareAnswer(body);
}
