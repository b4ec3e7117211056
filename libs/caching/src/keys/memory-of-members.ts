/**
 * Bytes that the members of all families of one company may take in a store, stale copies included. A member is the
 * answer to one query. Beyond the limit the company's oldest members are deleted, so that a company's many distinct
 * queries displace only its own.
 */
export const MAX_MEMBER_BYTES = 8 * 1024 * 1024;

/** Keys, expiry and bookkeeping of one member, in Redis. */
const OVERHEAD_BYTES = 600;

/** @param bytes of the text, which is stored twice where it may be served stale. */
export const memberBytes = (bytes: number, isKeptStale: boolean): number =>
  OVERHEAD_BYTES + (isKeptStale ? 2 * bytes : bytes);
