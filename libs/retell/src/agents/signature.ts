import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

const SHAPE = /^v=(\d{1,16}),d=([0-9a-f]{64})$/;

/** Tolerated difference of the signature's time and ours, in both directions; the value of Retell's own library. */
const WINDOW_MS = 5 * 60_000;

/** Whether a header has the form of a signature, `v=<ms>,d=<hex>`. It may still be of other bytes, or of long ago. */
export const isSignature = (header: unknown): header is string => typeof header === 'string' && SHAPE.test(header);

/** Whether a header has the form of a signature that was made at about this time. */
export function isTimelySignature(header: unknown, now: Date): header is string {
  const at = signedAt(header);
  return at !== undefined && Math.abs(now.getTime() - at.getTime()) <= WINDOW_MS;
}

/** When a header says that it was signed, if it has the form of a signature. */
export function signedAt(header: unknown): Date | undefined {
  const [, timestamp] = (typeof header === 'string' && SHAPE.exec(header)) || [];
  return timestamp === undefined ? undefined : new Date(Number(timestamp));
}

/**
 * Whether `header` is Retell's signature of exactly these bytes under one of the keys: HMAC-SHA256 over the body
 * followed by the time in milliseconds. It covers neither URL nor method.
 */
export function signatureMatches(
  body: Buffer,
  header: string,
  keys: readonly (string | KeyObject)[],
  now: Date,
): boolean {
  const [, timestamp, digest] = SHAPE.exec(header) ?? [];
  if (!timestamp || !digest || !isTimelySignature(header, now)) return false;
  const given = Buffer.from(digest, 'hex');
  return keys.some((key) => timingSafeEqual(digestOf(body, timestamp, key), given));
}

/** The header's value, `v=<ms>,d=<hex>`, as Retell makes it. For simulators and tests. */
export function signatureOf(body: string | Buffer, key: string, now: Date): string {
  const timestamp = String(now.getTime());
  return `v=${timestamp},d=${digestOf(Buffer.from(body), timestamp, key).toString('hex')}`;
}

const digestOf = (body: Buffer, timestamp: string, key: string | KeyObject): Buffer =>
  createHmac('sha256', key).update(body).update(timestamp).digest();
