import { AppError } from '@app/common';
import type { CallScript, ControlRequest } from './call-script';

/** What is read of a booking there. */
interface SandboxBooking {
  start: string;
  attendee: { name: string };
  rescheduledToUid?: string;
}

/** The control API of a stand-in Cal.com: what goes wrong there, and what is booked in the end. */
export class SandboxControl {
  /** @param url of the sandbox, with or without a path. */
  constructor(private readonly url: string) {}

  async send([method, path, body]: ControlRequest): Promise<unknown> {
    const response = await fetch(new URL(`/__sandbox${path}`, this.url), {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const text = await response.text();
    if (response.ok) return text === '' ? undefined : JSON.parse(text);
    throw new AppError('validation_failed', { message: `The sandbox refuses ${method} ${path}: ${text}` });
  }

  /** The appointments of these people as they are now, without those that have been moved away. */
  async appointmentsOf({ people }: Pick<CallScript, 'people'>): Promise<object[]> {
    const { bookings } = (await this.send(['GET', '/state'])) as { bookings: SandboxBooking[] };
    return bookings
      .filter(({ attendee, rescheduledToUid }) => people.includes(attendee.name) && rescheduledToUid === undefined)
      .toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start))
      .map((booking) => ({ ...booking, name: booking.attendee.name, start: Date.parse(booking.start) }));
  }
}
