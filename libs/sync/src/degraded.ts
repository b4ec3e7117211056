import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, BareAnswer } from '@app/common';
import type { DegradedSyncDto } from './sync.dto';

const OUTAGES: readonly AppError['code'][] = ['calcom_unavailable', 'overloaded'];
const RETRY_AFTER_SECONDS = 30;

/**
 * The answer to a sync that did not reach Cal.com: 503 with the rows as they were before (`data`), and `retry-after`.
 * @throws the error itself when a retry would not help.
 */
export async function degraded(
  error: unknown,
  known: () => Promise<object[]>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<BareAnswer<DegradedSyncDto>> {
  if (!(error instanceof AppError) || !OUTAGES.includes(error.code)) throw error;
  const data = await known();
  void reply.status(503).header('retry-after', String(error.retryAfter ?? RETRY_AFTER_SECONDS));
  return new BareAnswer({
    success: false,
    degraded: true,
    statusCode: 503,
    code: error.code,
    message: error.message,
    request_id: request.id,
    data,
  });
}
