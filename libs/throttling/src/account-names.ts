import type { KeyRing } from '@app/common';

const PURPOSE = 'throttled-account';
/** Base64url; 132 bits. */
const LENGTH = 22;

/**
 * What an account is called where sign-ins are counted. Whose e-mail address it is need not stand in Redis, and nobody
 * who can read there can find it out by trying addresses: that would take the service's keys.
 *
 * One name for each key: while the keys are being changed, any two instances still have a key, and so a count, in common.
 */
export const accountNamesOf = (email: string, keyRing: KeyRing): string[] =>
  keyRing.digests(email.trim().toLowerCase(), PURPOSE).map((digest) => digest.toString('base64url').slice(0, LENGTH));
