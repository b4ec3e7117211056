import type { FastifyInstance } from 'fastify';
import { cancelBooking } from '../bookings/cancel-booking.operation';
import { createBooking } from '../bookings/create-booking.operation';
import { confirmBooking, declineBooking } from '../bookings/decide-booking.operations';
import { rescheduleBooking } from '../bookings/reschedule-booking.operation';
import { type Call, NORMAL_INSERTION, type Operation } from '../http/operation';
import type { SandboxState } from '../http/serve';
import type { Booking } from '../model';
import { known } from './known';
import { bookSchema, noShowSchema, reassignSchema } from './schemas';

interface OfBooking {
  Params: { uid: string };
}

/** The version of bookings that the operations are performed with. */
const VERSION = '2026-02-25';

/** What people do on Cal.com's own pages: they book, move, cancel, confirm, reject, hand over, and note who did not come. */
export function bookingRoutes(app: FastifyInstance, state: SandboxState): void {
  const { store, webhooks, clock } = state;
  const bookingOf = ({ uid }: OfBooking['Params']): Booking => known(store.bookings.get(uid));

  const act = (operation: Operation, body: unknown, booking?: Booking): unknown =>
    operation.run(callOf(state, body, booking));
  const acts = { cancel: cancelBooking, move: rescheduleBooking, confirm: confirmBooking, reject: declineBooking };
  for (const [verb, operation] of Object.entries(acts))
    app.post<OfBooking & { Body: unknown }>(`/bookings/:uid/${verb}`, ({ params, body }) =>
      act(operation, body, bookingOf(params)),
    );

  app.post<{ Body: object }>('/bookings', { schema: { body: bookSchema } }, async ({ body }, reply) =>
    reply.code(201).send(await act(createBooking, body)),
  );

  app.post<OfBooking & { Body: { hostIds: number[] } }>(
    '/bookings/:uid/reassign',
    { schema: { body: reassignSchema } },
    ({ params, body }) => {
      const booking = Object.assign(bookingOf(params), body, { updatedAt: clock.now().toISOString() });
      store.bookingsChanged();
      webhooks.announce({ trigger: 'BOOKING_REASSIGNED', booking });
      return booking;
    },
  );

  app.post<OfBooking & { Body: { email?: string; absent?: boolean } | null }>(
    '/bookings/:uid/no-show',
    { schema: { body: noShowSchema } },
    ({ params, body }) => {
      const booking = bookingOf(params);
      const { email = booking.attendee.email, absent = true } = body ?? {};
      const others = (booking.absentEmails ?? []).filter((other) => other !== email);
      booking.absentEmails = absent ? [...others, email] : others;
      booking.updatedAt = clock.now().toISOString();
      store.bookingsChanged();
      const facts = { attendees: [{ email, noShow: absent }] };
      webhooks.announce({ trigger: 'BOOKING_NO_SHOW_UPDATED', booking, facts });
      return booking;
    },
  );

  /** The host asks for another time: it looks like a cancellation, until the attendee has chosen one. */
  app.post<OfBooking>('/bookings/:uid/request-reschedule', ({ params }) => {
    const booking = bookingOf(params);
    Object.assign(booking, { status: 'cancelled', isRescheduleRequested: true, updatedAt: clock.now().toISOString() });
    store.bookingsChanged();
    const facts = { cancellationReason: 'Please choose another time', cancelledBy: '', requestReschedule: true };
    webhooks.announce({ trigger: 'BOOKING_CANCELLED', booking, facts });
    return booking;
  });
}

/** A call with the key of the booking's account. */
function callOf({ store, clock, webhooks }: SandboxState, body: unknown, booking?: Booking): Call {
  return {
    store,
    clock,
    webhooks,
    version: VERSION,
    account: store.accounts.find(({ id }) => id === booking?.accountId) ?? null,
    params: { bookingUid: booking?.uid },
    query: {},
    body: body ?? {},
    insertion: NORMAL_INSERTION,
  };
}
