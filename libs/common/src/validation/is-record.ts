/** Whether a value from outside is an object with fields: no list, and not the null that `typeof` takes for one. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
