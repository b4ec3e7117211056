import { type Locale, spokenMoment } from '@app/speech';
import type { BookingStatus } from '../status/booking-status';

/** The company that a sentence is for: its language, and the zone that its people take for granted. */
export interface Listener {
  locale: Locale;
  /** IANA. */
  timezone: string;
}

/** The sentence about a booking, in the caller's language. Never "booked" unless Cal.com confirmed it. */
export function confirmationOf(
  booking: { status: BookingStatus; startAt: Date },
  title: string,
  timezone: string,
  { locale, timezone: home }: Listener,
): string {
  const when = spokenMoment(booking.startAt, timezone, locale, home);
  return SENTENCES[locale][booking.status](title, when);
}

type Sentences = Record<BookingStatus, (title: string, when: string) => string>;

const GERMAN_UNKNOWN = (title: string, when: string): string =>
  `Für „${title}“ am ${when} liegt noch keine Bestätigung vor; wir sehen nach.`;
const ENGLISH_UNKNOWN = (title: string, when: string): string =>
  `There is no confirmation for "${title}" on ${when} yet; we are looking into it.`;

const SENTENCES: Record<Locale, Sentences> = {
  de: {
    confirmed: (title, when) => `Ihr Termin „${title}“ am ${when} ist gebucht.`,
    requested: (title, when) =>
      `Ihre Anfrage für „${title}“ am ${when} ist eingegangen und muss noch bestätigt werden.`,
    cancelled: (title, when) => `Ihr Termin „${title}“ am ${when} ist abgesagt.`,
    rejected: (title, when) => `Der Termin „${title}“ am ${when} kam nicht zustande.`,
    failed: (title, when) => `Der Termin „${title}“ am ${when} kam nicht zustande.`,
    pending: GERMAN_UNKNOWN,
    unknown: GERMAN_UNKNOWN,
  },
  en: {
    confirmed: (title, when) => `Your appointment "${title}" on ${when} is booked.`,
    requested: (title, when) =>
      `Your request for "${title}" on ${when} has been received and still needs to be confirmed.`,
    cancelled: (title, when) => `Your appointment "${title}" on ${when} is cancelled.`,
    rejected: (title, when) => `The appointment "${title}" on ${when} was not made.`,
    failed: (title, when) => `The appointment "${title}" on ${when} was not made.`,
    pending: ENGLISH_UNKNOWN,
    unknown: ENGLISH_UNKNOWN,
  },
};
