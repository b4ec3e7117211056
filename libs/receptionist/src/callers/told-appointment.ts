import { DateTime } from 'luxon';
import type { Booking } from '@app/booking';
import type { TenantContext } from '@app/tenancy';
import { type AppointmentTime, timeOf } from './appointment-time';

/** Maximum length of a title or a name: lists of ten stay below 4 kB. */
const MAX_LENGTH = 80;
const MAX_HOSTS = 3;

/** An appointment as its owner hears it. */
export interface ToldAppointment extends AppointmentTime {
  end: string;
  status: Booking['status'];
  title: string;
  name: string;
  hosts: string[];
}

export const toldAppointment = (booking: Booking, tenant: TenantContext): ToldAppointment => ({
  ...timeOf(booking, tenant),
  end:
    DateTime.fromJSDate(booking.endAt, { zone: booking.attendee.timezone }).toISO({ suppressMilliseconds: true }) ?? '',
  status: booking.change ? 'unknown' : booking.status,
  title: cut(booking.title),
  name: cut(booking.attendee.name),
  hosts: booking.hosts.slice(0, MAX_HOSTS).map(({ name }) => cut(name)),
});

const cut = (text: string): string => (text.length <= MAX_LENGTH ? text : `${text.slice(0, MAX_LENGTH - 1)}…`);
