import { type Doubt, type Locale, spokenList } from '@app/speech';

/** An argument that is needed; a label where the company has named the question. */
export interface Asked {
  argument: string;
  label?: string;
}

export interface Phrases {
  offer(spoken: string[]): string;
  nothingFree: string;
  itIs(spoken: string): string;
  whenStale(sentence: string): string;
  /** @param choices the values that the one argument can have. */
  needs(asked: Asked[], choices?: string[]): string;
  whichTime(spoken: string[]): string;
  whichOne(choices: string[]): string;
  /** Asks for a time, by what was wrong with the words for it. */
  ask: Readonly<Record<Doubt | 'noTime' | 'unknownOffer', string>>;
  /** The requested time is free. */
  isFree(spoken: string): string;
  isNotFree(spoken: string): string;
  /** @param count how many there are besides those offered: in between, or later. */
  offerWithMore(spoken: string[], count: number, isLater: boolean): string;
  /** @param team of all the slots, if it is to be read out. */
  earliest(spoken: string[], team?: string): string;
  atTeam(spoken: string, team: string): string;
  teams(names: string[], more: number): string;
  services(names: string[], more: number): string;
  noTeams: string;
  noServices: string;
  slot_taken: string;
  limit_reached: string;
  too_soon: string;
  too_far: string;
  alreadyBooked: string;
  /** @param others names of teams that can be booked instead, at most a few. */
  teamInactive(others: string[]): string;
  unconfirmed: string;
  inProgress: string;
  notAllowed: string;
  upstreamDown: string;
  /** Nothing can be written down, not even a wish to be called back. */
  readOnly: string;
  /** The answer is on its way. */
  notAnsweredYet: string;
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
      service: 'die Leistung',
      team: 'den Standort',
      when: 'eine mögliche Zeit',
      part_of_day: 'die Tageszeit',
      location: 'den gewünschten Ort',
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
      service: 'the service',
      team: 'the branch',
      when: 'a possible time',
      part_of_day: 'the part of the day',
      location: 'the place that you wish',
      name: 'the name',
      email: 'the e-mail address',
      phone_number: 'the phone number',
      attendee: 'an e-mail address or a phone number',
    }),
  ),
};

const UNNAMED: Record<Locale, string> = { de: 'genauere Angaben', en: 'more details' };

const QUESTION: Record<Locale, (label: string) => string> = {
  de: (label) => `eine Angabe zu „${label}“`,
  en: (label) => `an answer to "${label}"`,
};

/** Leaves out arguments without a name: a person on the phone cannot supply them. */
const named = (asked: Asked[], locale: Locale): string => {
  const names = asked.flatMap(({ argument, label }) =>
    label === undefined ? (FIELD_NAMES[locale].get(argument) ?? []) : QUESTION[locale](label),
  );
  return names.length > 0 ? spokenList([...new Set(names)], locale, 'conjunction') : UNNAMED[locale];
};

/** A question of the company's own that is one already. */
const ownQuestion = ([only, ...others]: Asked[]): string | undefined =>
  others.length === 0 && only?.label?.trim().endsWith('?') ? only.label.trim() : undefined;

/** The sentences that an agent reads out: short, in words, and no promise of what did not happen. */
export const phrases: Record<Locale, Phrases> = {
  de: {
    offer: (spoken) => `Frei wäre ${spokenList(spoken, 'de', 'disjunction')}. Was passt Ihnen?`,
    nothingFree: 'In diesem Zeitraum ist leider nichts frei. Passt Ihnen ein anderer Tag?',
    itIs: (spoken) => `Es ist ${spoken}.`,
    whenStale: (sentence) => `Ich erreiche den Kalender gerade nicht und kenne nur den letzten Stand. ${sentence}`,
    needs: (asked, choices = []) =>
      (ownQuestion(asked) ?? `Dafür brauche ich noch ${named(asked, 'de')}.`) +
      (choices.length > 0 ? ` Möglich ist ${spokenList(choices, 'de', 'disjunction')}.` : ''),
    whichTime: (spoken) =>
      new Set(spoken).size > 1
        ? `Meinen Sie ${spokenList(spoken, 'de', 'disjunction')}?`
        : spoken.length === 1
          ? `Meinen Sie ${spoken[0]}?`
          : `${spoken[0]} gibt es an diesem Tag zweimal. Meinen Sie die Zeit vor oder nach der Umstellung der Uhren?`,
    whichOne: (choices) => `Meinen Sie ${spokenList(choices, 'de', 'disjunction')}?`,
    ask: {
      unknown: 'Das habe ich nicht ganz verstanden. Wann genau soll der Termin sein?',
      noDay: 'An welchem Tag soll der Termin sein?',
      noOneDay: 'An welchem Tag genau soll der Termin sein?',
      several: 'Wann genau meinen Sie?',
      contradiction: 'Tag und Datum passen nicht zusammen. Welcher Tag ist gemeint?',
      skipped: 'Diese Uhrzeit gibt es an dem Tag nicht, da die Uhren umgestellt werden. Welche Uhrzeit passt Ihnen?',
      past: 'Das ist schon vorbei. Wann passt es Ihnen?',
      vague: 'Wann genau soll das sein?',
      excluded: 'Wann passt es Ihnen stattdessen?',
      recurring: 'An welchem Tag soll der Termin sein?',
      noTime: 'Um wie viel Uhr soll der Termin sein?',
      unknownOffer: 'An welchem Datum und um wie viel Uhr genau?',
    },
    isFree: (spoken) => `${spoken} ist frei. Soll ich den Termin eintragen?`,
    isNotFree: (spoken) => `${spoken} ist leider nicht frei.`,
    offerWithMore: (spoken, count, isLater) =>
      `Frei wäre ${spokenList(spoken, 'de', 'disjunction')}. ${isLater ? 'Danach' : 'Dazwischen'} ${
        count === 1 ? 'ist noch eine weitere Zeit frei' : `sind noch ${count} weitere Zeiten frei`
      }. Was passt Ihnen?`,
    earliest: (spoken, team) =>
      `Am frühesten ginge es ${team === undefined ? '' : `am Standort ${team} `}${spokenList(spoken, 'de', 'disjunction')}. Was passt Ihnen?`,
    atTeam: (spoken, team) => `${spoken} am Standort ${team}`,
    teams: (names, more) =>
      `Termine gibt es hier: ${spokenList(names, 'de', 'conjunction')}${more > 0 ? `, und an ${more} weiteren Standorten` : ''}. Wohin möchten Sie kommen?`,
    services: (names, more) =>
      `Wir bieten ${spokenList(names, 'de', 'conjunction')}${more > 0 ? `, und ${more} weitere Leistungen` : ''}. Was wünschen Sie?`,
    noTeams: 'Zurzeit nimmt kein Standort Termine an.',
    noServices: 'Hier kann man zurzeit nichts buchen.',
    teamInactive: (others) =>
      others.length > 0
        ? `Dieser Standort nimmt zurzeit keine Termine an. Ginge auch ${spokenList(others, 'de', 'disjunction')}?`
        : 'Dieser Standort nimmt zurzeit keine Termine an.',
    slot_taken: 'Dieser Termin ist leider schon vergeben.',
    limit_reached: 'An diesem Tag oder in dieser Woche geht davon leider nichts mehr.',
    too_soon: 'So kurzfristig geht das leider nicht.',
    too_far: 'So weit im Voraus geht das leider noch nicht.',
    alreadyBooked: 'Diesen Termin haben Sie bereits.',
    unconfirmed: 'Ich habe noch keine Bestätigung für den Termin. Soll ich gleich noch einmal nachsehen?',
    inProgress: 'Einen Moment bitte, ich trage den Termin gerade ein.',
    notAllowed: 'Das kann ich von hier aus leider nicht buchen.',
    upstreamDown: 'Ich erreiche den Kalender gerade nicht. Darf ich Ihren Wunsch notieren, damit wir zurückrufen?',
    readOnly:
      'Im Moment kann ich leider nichts eintragen, weil das System gewartet wird. Bitte rufen Sie in einer Weile noch einmal an.',
    notAnsweredYet:
      'Ich kann das gerade nicht sehen, der Kalender braucht länger als sonst. Soll ich gleich noch einmal nachsehen?',
    refused: 'Das lässt sich so leider nicht buchen.',
  },
  en: {
    offer: (spoken) => `I could offer ${spokenList(spoken, 'en', 'disjunction')}. Which suits you?`,
    nothingFree: 'There is nothing free in that time. Would another day work?',
    itIs: (spoken) => `It is ${spoken}.`,
    whenStale: (sentence) => `I cannot reach the calendar right now and only know how it was a while ago. ${sentence}`,
    needs: (asked, choices = []) =>
      (ownQuestion(asked) ?? `For that I still need ${named(asked, 'en')}.`) +
      (choices.length > 0 ? ` It can be ${spokenList(choices, 'en', 'disjunction')}.` : ''),
    whichTime: (spoken) =>
      new Set(spoken).size > 1
        ? `Do you mean ${spokenList(spoken, 'en', 'disjunction')}?`
        : spoken.length === 1
          ? `Do you mean ${spoken[0]}?`
          : `There is ${spoken[0]} twice on that day. Do you mean before or after the clocks go back?`,
    whichOne: (choices) => `Do you mean ${spokenList(choices, 'en', 'disjunction')}?`,
    ask: {
      unknown: 'I did not quite understand that. When exactly should the appointment be?',
      noDay: 'On which day should the appointment be?',
      noOneDay: 'On which day exactly should the appointment be?',
      several: 'When exactly do you mean?',
      contradiction: 'The day and the date do not match. Which day do you mean?',
      skipped: 'That time does not exist on that day, as the clocks change. Which time suits you?',
      past: 'That is over already. When would suit you?',
      vague: 'When exactly should that be?',
      excluded: 'When would suit you instead?',
      recurring: 'On which day should the appointment be?',
      noTime: 'At what time should the appointment be?',
      unknownOffer: 'On which date, and at what time exactly?',
    },
    isFree: (spoken) => `${spoken} is free. Shall I book it?`,
    isNotFree: (spoken) => `I am afraid ${spoken} is not free.`,
    offerWithMore: (spoken, count, isLater) =>
      `I could offer ${spokenList(spoken, 'en', 'disjunction')}. There ${
        count === 1 ? 'is one more' : `are ${count} more`
      } ${isLater ? 'after that' : 'in between'}. Which suits you?`,
    earliest: (spoken, team) =>
      `The earliest${team === undefined ? '' : ` at ${team}`} would be ${spokenList(spoken, 'en', 'disjunction')}. Which suits you?`,
    atTeam: (spoken, team) => `${spoken} at ${team}`,
    teams: (names, more) =>
      `You can come to ${spokenList(names, 'en', 'conjunction')}${more > 0 ? `, and to ${more} other branches` : ''}. Which one suits you?`,
    services: (names, more) =>
      `We offer ${spokenList(names, 'en', 'conjunction')}${more > 0 ? `, and ${more} more` : ''}. What would you like?`,
    noTeams: 'No branch takes appointments at the moment.',
    noServices: 'There is nothing to book here at the moment.',
    teamInactive: (others) =>
      others.length > 0
        ? `This branch takes no appointments at the moment. Would ${spokenList(others, 'en', 'disjunction')} suit you?`
        : 'This branch takes no appointments at the moment.',
    slot_taken: 'I am afraid that time is taken.',
    limit_reached: 'There is nothing left of that on that day or in that week.',
    too_soon: 'That is too soon, I am afraid.',
    too_far: 'That is too far ahead, I am afraid.',
    alreadyBooked: 'You already have that appointment.',
    unconfirmed: 'I have no confirmation for the appointment yet. Shall I look again in a moment?',
    inProgress: 'One moment please, I am just entering the appointment.',
    notAllowed: 'I am afraid I cannot book that from here.',
    upstreamDown: 'I cannot reach the calendar right now. May I note your wish so that we can call you back?',
    readOnly: 'I cannot enter anything at the moment, as the system is being maintained. Please call again in a while.',
    notAnsweredYet: 'I cannot see it right now, the calendar takes longer than usual. Shall I look again in a moment?',
    refused: 'I am afraid that cannot be booked like this.',
  },
};
