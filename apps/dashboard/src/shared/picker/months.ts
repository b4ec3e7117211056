/** `2026-12` of `2026-12-01`. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** The month that is `count` months after another one; before it if negative. */
export function monthAfter(month: string, count = 1): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

const lastDayOf = (month: string): string => {
  const next = new Date(`${monthAfter(month)}-01T00:00:00Z`);
  return new Date(next.getTime() - 86_400_000).toISOString().slice(0, 10);
};

/** The days of a month that are still to come, both included; undefined for a month that is over. */
export function daysOf(month: string, today: string): { from: string; to: string } | undefined {
  const to = lastDayOf(month);
  if (to < today) return undefined;
  const first = `${month}-01`;
  return { from: first < today ? today : first, to };
}
