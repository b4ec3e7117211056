import type { FastifyReply } from 'fastify';
import { invalid } from '@app/common';
import type { TenantContext } from '@app/tenancy';
import type { BookingStatus } from '../status/booking-status';
import type { Told } from './repeats';
import { ReplayedFailure } from './stored-failure';

const KEY = /^[\x21-\x7e]{1,255}$/;
const ACCEPTED = 202;
/** An outcome is looked up about this often. */
const ASK_AGAIN_SECONDS = 5;

/** For the description of a route that honours the header. */
export const IDEMPOTENCY_KEY_HEADER = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Of the caller’s choosing, up to 255 characters. Sending the same request again under it answers with the first one’s result',
};

/** Binds an idempotency key to the user, so no two users share one. @throws AppError 400 naming the header. */
export function ownKey({ userId }: TenantContext, key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  if (KEY.test(key)) return `user:${userId}:${key}`;
  throw invalid({ field: 'Idempotency-Key', message: 'must be 1 to 255 printable ASCII characters without spaces' });
}

/**
 * Tells a caller what became of a booking or a change: with `idempotency-replayed` when it was told before, and 202 with
 * the place to ask again while nobody knows. @throws what `work` fails with.
 */
export async function tell<T extends { id: number; status: BookingStatus }>(
  reply: FastifyReply,
  work: Promise<Told<T>>,
): Promise<T> {
  const markReplayed = (): void => void reply.header('idempotency-replayed', 'true');
  try {
    const { value, replayed } = await work;
    if (replayed) markReplayed();
    if (value.status === 'unknown' || value.status === 'pending') {
      const headers = { location: `/api/bookings/${value.id}`, 'retry-after': String(ASK_AGAIN_SECONDS) };
      void reply.status(ACCEPTED).headers(headers);
    }
    return value;
  } catch (error) {
    if (error instanceof ReplayedFailure) markReplayed();
    throw error;
  }
}
