/**
 * What the members of all families of one company may take in a store, stale copies included. A member is one question
 * that somebody asked; beyond it the company's oldest are deleted, so that many distinct questions cost their asker.
 */
export const MAX_MEMBER_BYTES = 8 * 1024 * 1024;

/** Keys, expiry and bookkeeping of one member, in Redis. */
const OVERHEAD_BYTES = 600;

/** @param bytes of the text, which is stored twice where it may be served stale. */
export const memberBytes = (bytes: number, isKeptStale: boolean): number =>
  OVERHEAD_BYTES + (isKeptStale ? 2 * bytes : bytes);
