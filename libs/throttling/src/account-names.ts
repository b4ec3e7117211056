import type { KeyRing } from '@app/common';

const PURPOSE = 'throttled-account';
/** Base64url; 132 bits. */
const LENGTH = 22;

/**
 * The names under which the sign-ins of an account are counted: keyed digests (HMAC) of its e-mail address. Redis holds
 * no address, and without the service's keys a reader of Redis cannot find one by trying addresses.
 *
 * One name for each key of the ring: during a key rotation any two instances share a key, and so a count.
 */
export const accountNamesOf = (email: string, keyRing: KeyRing): string[] =>
  keyRing.digests(email.trim().toLowerCase(), PURPOSE).map((digest) => digest.toString('base64url').slice(0, LENGTH));
