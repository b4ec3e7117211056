const STEPS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `vor 12 Minuten`. */
export function ageText(since: string | Date, now: number, locale: string): string {
  const age = Math.max(0, now - new Date(since).getTime());
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, length] of STEPS) if (age >= length) return relative.format(-Math.floor(age / length), unit);
  return relative.format(0, 'minute');
}
