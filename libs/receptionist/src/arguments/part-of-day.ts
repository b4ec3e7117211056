import { WORDS_FOR_PARTS } from './words-for-parts';

/** The bounds of the parts of a day, in local time. */
export const PARTS_OF_DAY = {
  morning: { from: '06:00', to: '12:00' },
  noon: { from: '12:00', to: '14:00' },
  afternoon: { from: '12:00', to: '18:00' },
  evening: { from: '18:00', to: '22:00' },
} as const;

export type PartOfDay = keyof typeof PARTS_OF_DAY;

/** The part of the day that an argument names; anything else unchanged. */
export function partOfDay(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  const known = [word, ...word.split(/\s+/)].map((part) => WORDS_FOR_PARTS[part] ?? part);
  return known.find((part) => part in PARTS_OF_DAY) ?? word;
}

/** Both at once: the later beginning and the earlier end. */
export function bothParts<T extends { from?: string; to?: string }>(times: T, part: PartOfDay | undefined): T {
  if (part === undefined) return times;
  const { from, to } = PARTS_OF_DAY[part];
  return {
    ...times,
    from: times.from === undefined || times.from < from ? from : times.from,
    to: times.to === undefined || times.to > to ? to : times.to,
  };
}
