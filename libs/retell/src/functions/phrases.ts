import type { Locale } from '@app/speech';

interface Phrases {
  offer(spoken: string[]): string;
  nothingFree: string;
  whenStale(sentence: string): string;
  needs(fields: string[]): string;
  slotTaken: string;
  /** @param others names of teams that can be booked instead, at most a few. */
  teamInactive(others: string[]): string;
  unconfirmed: string;
  inProgress: string;
  notAllowed: string;
  upstreamDown: string;
  refused: string;
}

const FIELD_NAMES: Record<Locale, Map<string, string>> = {
  de: new Map(
    Object.entries({
      date: 'einen möglichen Tag',
      end_date: 'einen möglichen letzten Tag',
      from: 'eine mögliche früheste Uhrzeit',
      to: 'eine mögliche späteste Uhrzeit',
      duration: 'eine mögliche Dauer',
      timezone: 'die Zeitzone',
      start: 'eine mögliche Uhrzeit',
      slot_id: 'den gewählten Termin',
      team_id: 'den Standort',
      event_type_id: 'die Leistung',
      name: 'den Namen',
      email: 'die E-Mail-Adresse',
      phone_number: 'die Telefonnummer',
      attendee: 'eine E-Mail-Adresse oder Telefonnummer',
    }),
  ),
  en: new Map(
    Object.entries({
      date: 'a possible day',
      end_date: 'a possible last day',
      from: 'a possible earliest time',
      to: 'a possible latest time',
      duration: 'a possible duration',
      timezone: 'the time zone',
      start: 'a possible time',
      slot_id: 'the chosen slot',
      team_id: 'the branch',
      event_type_id: 'the service',
      name: 'the name',
      email: 'the e-mail address',
      phone_number: 'the phone number',
      attendee: 'an e-mail address or a phone number',
    }),
  ),
};

const UNNAMED: Record<Locale, string> = { de: 'genauere Angaben', en: 'more details' };

const listed = (items: string[], locale: Locale, type: Intl.ListFormatType): string =>
  new Intl.ListFormat(locale, { type }).format(items);

/** Leaves out fields without a name: a person on the phone cannot supply them. */
const named = (fields: string[], locale: Locale): string => {
  const names = fields.flatMap((field) => FIELD_NAMES[locale].get(field) ?? []);
  return names.length > 0 ? listed(names, locale, 'conjunction') : UNNAMED[locale];
};

/** The sentences that an agent reads out: short, in words, and no promise of what did not happen. */
export const phrases: Record<Locale, Phrases> = {
  de: {
    offer: (spoken) => `Frei wäre ${listed(spoken, 'de', 'disjunction')}. Was passt Ihnen?`,
    nothingFree: 'In diesem Zeitraum ist leider nichts frei. Passt Ihnen ein anderer Tag?',
    whenStale: (sentence) => `Ich erreiche den Kalender gerade nicht und kenne nur den letzten Stand. ${sentence}`,
    needs: (fields) => `Dafür brauche ich noch ${named(fields, 'de')}.`,
    teamInactive: (others) =>
      others.length > 0
        ? `Dieser Standort nimmt zurzeit keine Termine an. Ginge auch ${listed(others, 'de', 'disjunction')}?`
        : 'Dieser Standort nimmt zurzeit keine Termine an.',
    slotTaken: 'Dieser Termin wurde gerade vergeben. Soll ich einen anderen suchen?',
    unconfirmed: 'Ich habe noch keine Bestätigung für den Termin. Soll ich gleich noch einmal nachsehen?',
    inProgress: 'Einen Moment bitte, ich trage den Termin gerade ein.',
    notAllowed: 'Das kann ich von hier aus leider nicht buchen.',
    upstreamDown: 'Ich erreiche den Kalender gerade nicht. Darf ich Ihren Wunsch notieren, damit wir zurückrufen?',
    refused: 'Das lässt sich so leider nicht buchen.',
  },
  en: {
    offer: (spoken) => `I could offer ${listed(spoken, 'en', 'disjunction')}. Which suits you?`,
    nothingFree: 'There is nothing free in that time. Would another day work?',
    whenStale: (sentence) => `I cannot reach the calendar right now and only know how it was a while ago. ${sentence}`,
    needs: (fields) => `For that I still need ${named(fields, 'en')}.`,
    teamInactive: (others) =>
      others.length > 0
        ? `This branch takes no appointments at the moment. Would ${listed(others, 'en', 'disjunction')} suit you?`
        : 'This branch takes no appointments at the moment.',
    slotTaken: 'That slot has just been taken. Shall I look for another one?',
    unconfirmed: 'I have no confirmation for the appointment yet. Shall I look again in a moment?',
    inProgress: 'One moment please, I am just entering the appointment.',
    notAllowed: 'I am afraid I cannot book that from here.',
    upstreamDown: 'I cannot reach the calendar right now. May I note your wish so that we can call you back?',
    refused: 'I am afraid that cannot be booked like this.',
  },
};
