import { DateTime } from 'luxon';
import type { Locale } from '@app/tenancy';
import type { BookingStatus } from './booking.entity';

/** A moment as one would say it: words for day and month, so that nobody reads 03.02. month first. */
export function spokenMoment(moment: Date, timezone: string, locale: Locale): string {
  const local = DateTime.fromJSDate(moment, { zone: timezone }).setLocale(locale);
  return locale === 'de'
    ? `${local.toFormat('cccc, d. LLLL')} um ${local.toFormat('H:mm')} Uhr`
    : `${local.toFormat('cccc, LLLL d')} at ${local.toFormat('h:mm a')}`;
}

/** What is said about a booking. Never "booked" unless Cal.com confirmed it. */
export function confirmationOf(
  booking: { status: BookingStatus; startAt: Date },
  title: string,
  timezone: string,
  locale: Locale,
): string {
  const when = spokenMoment(booking.startAt, timezone, locale);
  const confirmed = booking.status === 'confirmed';
  if (locale === 'de') {
    return confirmed
      ? `Ihr Termin „${title}“ am ${when} ist gebucht.`
      : `Ihre Anfrage für „${title}“ am ${when} ist eingegangen und muss noch bestätigt werden.`;
  }
  return confirmed
    ? `Your appointment "${title}" on ${when} is booked.`
    : `Your request for "${title}" on ${when} has been received and still needs to be confirmed.`;
}
