const DAYS =
  'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|heute|uebermorgen|morgen|silvester|heiligabend';
const PARTS = 'frueh|morgen|vormittag|mittag|nachmittag|abend|nacht';

/** German words that are written in one. Each is cut into two, which are read in turn. */
const GERMAN = [
  new RegExp(`^(${DAYS})s?((?:${PARTS})s?)$`),
  /^(dreiviertel|viertel|halb)(ein[se]?|zwei|drei|vier|fuenf|sechs|sieben|acht|neun|zehn|elf|zwoelf|nach|vor|stunde)$/,
  /^(anfang|mitte|ende)(januar|jaenner|februar|maerz|april|mai|juni|juli|august|september|oktober|november|dezember)$/,
];

/** "tenish", "threeish". */
const ENGLISH = [/^([a-z]+?)(ish)$/];

/** The two words of a compound, or none. */
export function partsOf(word: string, language: 'de' | 'en'): readonly string[] {
  for (const pattern of language === 'de' ? GERMAN : ENGLISH) {
    const match = pattern.exec(word);
    if (match) return match.slice(1);
  }
  return [];
}
