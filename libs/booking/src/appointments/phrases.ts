import { type Locale, spokenMoment } from '@app/speech';
import type { BookingStatus } from './booking.entity';

/** The sentence about a booking, in the caller's language. Never "booked" unless Cal.com confirmed it. */
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
