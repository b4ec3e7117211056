/** Whole seconds, and at least one: nothing takes no time. */
export const secondsBetween = (from: string, to: string): number =>
  Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
