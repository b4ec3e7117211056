import { type Locale, spokenList } from '@app/speech';

interface Phrases {
  codeNeeded: string;
  codeWrong: string;
  notTheirs: string;
  tooManyWrong: string;
  whoseOrWhen: string;
  whose: string;
  whichDay: string;
  /** @param spoken the times of the appointments. */
  whichOne(spoken: string[]): string;
}

const oneOf = (items: string[], locale: Locale): string => spokenList(items, locale, 'disjunction');

/** Sentences to callers who have not proven yet that an appointment is theirs: they reveal only its time. */
export const callerPhrases: Record<Locale, Phrases> = {
  de: {
    codeNeeded: 'Dafür brauche ich den Buchungscode: die acht Zeichen, die bei der Buchung genannt wurden.',
    codeWrong: 'Zu diesem Buchungscode finde ich keinen Termin. Nennen Sie ihn bitte noch einmal, Zeichen für Zeichen.',
    notTheirs: 'Das passt nicht zu dem Termin. Nennen Sie mir bitte den Buchungscode.',
    tooManyWrong: 'Ich kann den Termin so nicht zuordnen. Darf ich notieren, dass Sie einen Rückruf wünschen?',
    whoseOrWhen: 'Auf welchen Namen läuft der Termin, oder an welchem Tag ist er?',
    whose: 'Auf welchen Namen läuft der Termin?',
    whichDay: 'An welchem Tag ist der Termin?',
    whichOne: (spoken) => `Sie haben mehrere Termine. Meinen Sie den am ${oneOf(spoken, 'de')}?`,
  },
  en: {
    codeNeeded: 'For that I need the booking code: the eight characters that were told when it was booked.',
    codeWrong: 'I find no appointment for that booking code. Please tell me it again, character by character.',
    notTheirs: 'That does not match the appointment. Please tell me the booking code.',
    tooManyWrong: 'I cannot tell that the appointment is yours. May I note that you would like to be called back?',
    whoseOrWhen: 'What name is the appointment under, or which day is it on?',
    whose: 'What name is the appointment under?',
    whichDay: 'Which day is the appointment on?',
    whichOne: (spoken) => `You have several appointments. Do you mean the one on ${oneOf(spoken, 'en')}?`,
  },
};
