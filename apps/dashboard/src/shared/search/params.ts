/** Search parameters are user input, since the address can be edited: invalid ones are ignored. */
export type SearchParams = Record<string, unknown>;

export const idParam = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;

/** Also accepts a number, which the router makes of `host=4711`. */
export function textParam(value: unknown, maxLength = 100): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim().slice(0, maxLength) : undefined;
}

export const oneOfParam = <T extends string>(values: readonly T[], value: unknown): T | undefined =>
  values.find((one) => one === value);

/** `2026-12-01`. Rejects `2026-02-30`, which parses as a date but does not exist. */
export function dayParam(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value)))
    return undefined;
  return new Date(value).toISOString().startsWith(value) ? value : undefined;
}

/** The parameters without those that are undefined. */
export const withoutGaps = <T extends object>(search: { [Key in keyof T]: T[Key] | undefined }): T =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
