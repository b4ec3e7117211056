import { DateTime } from 'luxon';
import type { Booking } from '@app/booking';
import { spokenMoment } from '@app/speech';
import type { TenantContext } from '@app/tenancy';

/** The time of an appointment: all that a caller hears before proving that it is theirs. */
export interface AppointmentTime {
  booking_id: number;
  /** ISO 8601 with offset, in the zone of the appointment. */
  start: string;
  spoken: string;
}

export function timeOf({ id, startAt, attendee }: Booking, { locale, timezone: home }: TenantContext): AppointmentTime {
  const { timezone } = attendee;
  return {
    booking_id: id,
    start: DateTime.fromJSDate(startAt, { zone: timezone }).toISO({ suppressMilliseconds: true }) ?? '',
    spoken: spokenMoment(startAt, timezone, locale, home),
  };
}
