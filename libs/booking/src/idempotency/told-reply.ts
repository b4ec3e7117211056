import type { FastifyReply } from 'fastify';
import type { BookingStatus } from '../status/booking-status';
import type { Told } from './repeats';
import { ReplayedFailure } from './stored-failure';

const ACCEPTED = 202;
/** An open outcome is checked about this often. */
const ASK_AGAIN_SECONDS = 5;

/**
 * Answers with the outcome of a booking or a change: with `idempotency-replayed` for a repeated answer, and with 202
 * and the `location` to poll while the outcome is unknown. @throws what `work` fails with.
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
