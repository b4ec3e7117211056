import type { Locale } from '@app/speech';

interface Phrases {
  /** @param digits the last digits of the number. */
  noted(digits: string, isTimeWanted: boolean): string;
}

/** Separates the digits, which a voice would otherwise read as one number. */
const apart = (digits: string): string => [...digits].join(' ');

/** Says that the request is noted, but does not promise a call. */
export const callbackPhrases: Record<Locale, Phrases> = {
  de: {
    noted: (digits, isTimeWanted) =>
      `Ich habe Ihren Wunsch nach einem Rückruf notiert, unter der Nummer, die auf ${apart(digits)} endet.` +
      (isTimeWanted ? ' Ihre Wunschzeit habe ich dazugeschrieben, zusagen kann ich sie nicht.' : ''),
  },
  en: {
    noted: (digits, isTimeWanted) =>
      `I have noted that you would like to be called back, at the number that ends in ${apart(digits)}.` +
      (isTimeWanted ? ' I have added the time that suits you, but cannot promise it.' : ''),
  },
};
