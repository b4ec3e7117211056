import { type Counted, counted, type NumberWords } from './numbers';

const UNITS = counted(
  'n',
  0,
  'null eins zwei|zwo drei vier fuenf sechs sieben acht neun zehn elf zwoelf dreizehn vierzehn fuenfzehn sechzehn siebzehn achtzehn neunzehn',
);
/** Bavarian and Austrian hours: "um fünfe". */
const INFLECTED = counted('n', 2, 'zweie dreie viere fuenfe sechse siebene|siebne achte neune zehne elfe zwoelfe');
const ORDINALS = counted(
  'o',
  1,
  'erst zweit|zwot dritt viert fuenft sechst siebt|siebent acht neunt zehnt elft zwoelft dreizehnt vierzehnt fuenfzehnt sechzehnt siebzehnt achtzehnt neunzehnt',
);
const TENS = counted('n', 2, 'zwanzig dreissig|dreiszig vierzig fuenfzig sechzig siebzig achtzig neunzig').map(
  ([word, { value }]) => [word, value * 10] as const,
);
const BEFORE_TENS = counted('n', 1, 'ein zwei|zwo drei vier fuenf sechs sieben acht neun');

const compounds: (readonly [string, Counted])[] = TENS.flatMap(([ten, tens]) =>
  [['', 0] as const, ...BEFORE_TENS.map(([unit, { value }]) => [`${unit}und`, value] as const)].flatMap(
    ([before, units]) => {
      const value = tens + units;
      return [
        [`${before}${ten}`, { kind: 'n', value }] as const,
        ...['e', 'en', 'er', 'es', 'em'].map((ending) => [`${before}${ten}st${ending}`, { kind: 'o', value }] as const),
      ];
    },
  ),
);

const years: (readonly [string, Counted])[] = [...UNITS, ...compounds]
  .filter(([, { kind, value }]) => kind === 'n' && value > 0)
  .map(([word, { value }]) => [`zweitausend${word}`, { kind: 'n', value: 2000 + value }]);

/** "acht", "achte" and "achten": the hour and the day. Inflected hours are read where an hour is due. */
export const GERMAN_NUMBERS: NumberWords = new Map([
  ...years,
  ...compounds,
  ...INFLECTED.filter(([word]) => word !== 'achte'),
  ...ORDINALS.flatMap(([stem, count]) =>
    ['e', 'en', 'er', 'es', 'em'].map((ending) => [`${stem}${ending}`, count] as const),
  ),
  ...UNITS,
]);
