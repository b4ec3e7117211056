/** Serialises an answer to the JSON text that a route sends and that the cache stores. */
export const textOf = (answer: unknown): string => JSON.stringify(answer ?? null);
