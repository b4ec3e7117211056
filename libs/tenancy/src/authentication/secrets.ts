import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 40 characters, as long as Sanctum's. */
export const newSecret = (): string => randomBytes(30).toString('base64url');

/** SHA-256, lower-case hex: the form in which Sanctum stores a secret, too. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compares two digests in constant time. */
export function sameDigest(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
