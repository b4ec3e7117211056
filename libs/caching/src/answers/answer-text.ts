/** The text of an answer: the bytes that a route sends, and that the cache keeps for it. */
export const textOf = (answer: unknown): string => JSON.stringify(answer ?? null);
