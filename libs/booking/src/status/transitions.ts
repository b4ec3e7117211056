import { Injectable } from '@nestjs/common';
import { Counts, DurationsBy, seams } from '@app/telemetry';
import type { BookingStatus } from './booking-status';

/** Seconds. A booking is sent within seconds, looked up within minutes, and stands for weeks. */
const BOUNDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600, 86_400, 604_800, 2_592_000];

/** A booking's change from one state to another. `new`: it had none. */
export interface Transition {
  from: BookingStatus | 'new';
  to: BookingStatus;
  /** Since when it has been in the state that it leaves. */
  since?: Date;
}

/** Status transitions that this process has written, for metrics and traces: without ids of bookings or companies. */
@Injectable()
export class Transitions {
  readonly counts = new Counts<'from' | 'to'>();
  /** How long bookings were in the state that they have left. */
  readonly durations = new DurationsBy<'state'>(BOUNDS);

  /** Writes a transition. What stays in its state is no transition, and only written. */
  async run<T>({ from, to, since }: Transition, write: () => Promise<T>): Promise<T> {
    if (from === to) return write();
    const written = await seams.bookingTransition.run(() => ({ from, to }), write);
    this.note({ from, to, since });
    return written;
  }

  private note({ from, to, since }: Transition): void {
    this.counts.add({ from, to });
    if (since) this.durations.add(Math.max(0, (Date.now() - since.getTime()) / 1000), { state: from });
  }
}
