import type { Locale } from '@app/speech';

interface Phrases {
  /** @param digits the last ones of the number. */
  noted(digits: string, isTimeWanted: boolean): string;
}

/** Digit by digit: a voice would read a number. */
const apart = (digits: string): string => [...digits].join(' ');

/** A wish is noted; whether anybody calls is not ours to promise. */
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
