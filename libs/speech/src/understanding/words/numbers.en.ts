import { type Counted, counted, type NumberWords } from './numbers';

const UNITS = counted(
  'n',
  0,
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
);
const ORDINALS = counted(
  'o',
  1,
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth',
);
const TENS = counted('n', 2, 'twenty thirty forty|fourty fifty sixty seventy eighty ninety').map(
  ([word, { value }]) => [word, { kind: 'n', value: value * 10 }] as const,
);
const ORDINAL_TENS = TENS.map(([ten, { value }]) => [ten.replace(/y$/, 'ieth'), { kind: 'o', value }] as const);

/** "twenty five", "twenty-fifth": a phrase of two words. */
const compounds: (readonly [string, Counted])[] = TENS.flatMap(([ten, { value: tens }]) =>
  [...UNITS.slice(1, 10), ...ORDINALS.slice(0, 9)].map(
    ([unit, { kind, value }]) => [`${ten} ${unit}`, { kind, value: tens + value }] as const,
  ),
);

export const ENGLISH_NUMBERS: NumberWords = new Map([...UNITS, ...TENS, ...ORDINALS, ...ORDINAL_TENS, ...compounds]);
