import { Injectable } from '@nestjs/common';
import type { Registry } from 'prom-client';
import { OpenBookings, Transitions } from '@app/booking';
import { counter, gauge, histogram } from './families';

/** State transitions of bookings, and how many bookings have an unknown outcome. */
@Injectable()
export class BookingMetrics {
  constructor(
    private readonly transitions: Transitions,
    private readonly open: OpenBookings,
  ) {}

  register(registry: Registry): void {
    const { transitions, open } = this;
    counter(
      registry,
      {
        name: 'booking_transitions_total',
        help: 'Bookings that this process has written, by the state that they left and the one that they entered',
        labelNames: ['from', 'to'],
      },
      () => transitions.counts.all.map(({ labels, tally }) => [labels, tally.count] as const),
    );
    histogram(
      registry,
      { name: 'booking_state_duration_seconds', help: 'How long bookings were in the state that they have left' },
      () => transitions.durations.all,
    );
    gauge(
      registry,
      {
        name: 'booking_checks',
        help: 'Bookings and changes, over all processes, that wait for their first look at Cal.com, and those whose outcome a look has not settled',
        labelNames: ['state'],
      },
      async () => {
        const { waiting, unsettled } = await open.counts();
        return [
          [{ state: 'waiting' }, waiting],
          [{ state: 'unsettled' }, unsettled],
        ];
      },
    );
  }
}
