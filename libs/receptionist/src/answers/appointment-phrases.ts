import type { BookingStatus } from '@app/booking';
import { type Locale, spokenList } from '@app/speech';

interface Phrases {
  /** @param title here and below, absent: the caller may not hear it. */
  listed(title: string | undefined, spoken: string): string;
  /** @param listed at least one. */
  found(listed: string[]): string;
  noneFound: string;
  one(title: string, spoken: string, status: BookingStatus, isOver: boolean): string;
  moved(title: string | undefined, spoken: string, isConfirmed: boolean): string;
  cancelled(title: string | undefined, spoken: string): string;
  moveUnconfirmed: string;
  cancellationUnconfirmed: string;
  alreadyOver: string;
  hasAnotherThen: string;
  /** Cal.com, or the service, does not allow it. */
  cannotBeChanged: string;
  timeNeeded: string;
}

const all = (items: string[], locale: Locale): string => spokenList(items, locale, 'conjunction');

const titled = (title: string | undefined, before: string, after: string): string =>
  title === undefined ? '' : `${before}${title}${after}`;

const STATES: Record<Locale, Record<BookingStatus, string>> = {
  de: {
    confirmed: 'ist bestätigt',
    requested: 'ist angefragt und muss noch bestätigt werden',
    cancelled: 'ist abgesagt',
    rejected: 'kam nicht zustande',
    failed: 'kam nicht zustande',
    pending: 'ist noch nicht bestätigt',
    unknown: 'ist noch nicht bestätigt',
  },
  en: {
    confirmed: 'is confirmed',
    requested: 'has been requested and still needs to be confirmed',
    cancelled: 'is cancelled',
    rejected: 'was not made',
    failed: 'was not made',
    pending: 'is not confirmed yet',
    unknown: 'is not confirmed yet',
  },
};

/** Sentences about existing appointments. */
export const appointmentPhrases: Record<Locale, Phrases> = {
  de: {
    listed: (title, spoken) => (title === undefined ? `am ${spoken}` : `„${title}“ am ${spoken}`),
    found: (listed) =>
      listed.length === 1 ? `Sie haben einen Termin: ${listed[0]}.` : `Sie haben Termine: ${all(listed, 'de')}.`,
    noneFound: 'Ich finde keinen kommenden Termin. Haben Sie einen Buchungscode?',
    one: (title, spoken, status, isOver) =>
      `Der Termin „${title}“ am ${spoken} ${isOver && status === 'confirmed' ? 'ist vorbei' : STATES.de[status]}.`,
    moved: (title, spoken, isConfirmed) =>
      isConfirmed
        ? `Ihr Termin${titled(title, ' „', '“')} ist jetzt am ${spoken}.`
        : `Ihr Termin${titled(title, ' „', '“')} ist für ${spoken} angefragt und muss noch bestätigt werden.`,
    cancelled: (title, spoken) => `Ihr Termin${titled(title, ' „', '“')} am ${spoken} ist abgesagt.`,
    moveUnconfirmed: 'Ich habe noch keine Bestätigung für den neuen Termin. Soll ich gleich noch einmal nachsehen?',
    cancellationUnconfirmed: 'Ich habe noch keine Bestätigung der Absage. Soll ich gleich noch einmal nachsehen?',
    hasAnotherThen: 'Zu dieser Zeit haben Sie schon einen solchen Termin. Diesen habe ich nicht verlegt.',
    cannotBeChanged: 'Diesen Termin kann ich leider nicht ändern. Soll ich notieren, dass wir Sie zurückrufen?',
    alreadyOver: 'Dieser Termin ist schon vorbei oder abgesagt.',
    timeNeeded: 'Auf wann soll ich den Termin legen?',
  },
  en: {
    listed: (title, spoken) => (title === undefined ? `on ${spoken}` : `"${title}" on ${spoken}`),
    found: (listed) =>
      listed.length === 1 ? `You have an appointment: ${listed[0]}.` : `You have appointments: ${all(listed, 'en')}.`,
    noneFound: 'I find no upcoming appointment. Do you have a booking code?',
    one: (title, spoken, status, isOver) =>
      `The appointment "${title}" on ${spoken} ${isOver && status === 'confirmed' ? 'is over' : STATES.en[status]}.`,
    moved: (title, spoken, isConfirmed) =>
      isConfirmed
        ? `Your appointment${titled(title, ' "', '"')} is now on ${spoken}.`
        : `Your appointment${titled(title, ' "', '"')} has been requested for ${spoken} and still needs to be confirmed.`,
    cancelled: (title, spoken) => `Your appointment${titled(title, ' "', '"')} on ${spoken} is cancelled.`,
    moveUnconfirmed: 'I have no confirmation for the new time yet. Shall I look again in a moment?',
    cancellationUnconfirmed: 'I have no confirmation of the cancellation yet. Shall I look again in a moment?',
    hasAnotherThen: 'You already have such an appointment at that time. I have not moved this one.',
    cannotBeChanged: 'I am afraid I cannot change that appointment. Shall I note that we call you back?',
    alreadyOver: 'That appointment is over or cancelled already.',
    timeNeeded: 'When shall I move the appointment to?',
  },
};
