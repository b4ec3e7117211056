import { AppError } from '@app/common';
import type { CallScript, ControlRequest } from './call-script';

/** The fields that are read of a booking in the sandbox. */
interface SandboxBooking {
  uid: string;
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

  /** What is booked, by Cal.com's uids. */
  async booked(): Promise<ReadonlySet<string>> {
    return new Set((await this.bookings()).map(({ uid }) => uid));
  }

  /**
   * The appointments of these people as they are now, without those that have been moved away.
   * @param before what was booked before the call.
   */
  async appointmentsOf({ people }: Pick<CallScript, 'people'>, before: ReadonlySet<string>): Promise<object[]> {
    return (await this.bookings())
      .filter(({ uid, attendee }) => people.includes(attendee.name) && !before.has(uid))
      .filter(({ rescheduledToUid }) => rescheduledToUid === undefined)
      .toSorted((one, other) => Date.parse(one.start) - Date.parse(other.start))
      .map((booking) => ({ ...booking, name: booking.attendee.name, start: Date.parse(booking.start) }));
  }

  private async bookings(): Promise<SandboxBooking[]> {
    const { bookings } = (await this.send(['GET', '/state'])) as { bookings: SandboxBooking[] };
    return bookings;
  }
}
