import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 40 characters, as long as Sanctum's. */
export const newSecret = (): string => randomBytes(30).toString('base64url');

/** How a secret is stored, by us and by Sanctum. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compares two digests in a time that does not tell where they differ. */
export function sameDigest(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
