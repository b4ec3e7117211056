import type { FastifyReply, FastifyRequest } from 'fastify';
import { type CalcomApiException, calcomFailure } from '@app/calcom-client';
import { BareAnswer } from '@app/common';
import type { DegradedSyncDto } from './sync.dto';

/**
 * The answer to a sync that did not reach Cal.com: 503 with the rows as they were before (`data`), and `retry-after`.
 * @throws AppError when Cal.com refused the request, since a retry would not help.
 */
export function degraded(
  error: CalcomApiException,
  data: object[],
  request: FastifyRequest,
  reply: FastifyReply,
): BareAnswer<DegradedSyncDto> {
  const failure = calcomFailure(error);
  if (failure.status !== 503) throw failure;
  void reply.status(503).header('retry-after', String(failure.retryAfter ?? 30));
  return new BareAnswer({
    success: false,
    degraded: true,
    statusCode: 503,
    code: failure.code,
    message: failure.message,
    request_id: request.id,
    data,
  });
}
