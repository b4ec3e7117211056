import { createHmac, timingSafeEqual } from 'node:crypto';

/** The header of Cal.com's signatures: HMAC-SHA256 over the bytes of the body, in lower-case hex. Nothing dates it. */
export const CALCOM_SIGNATURE = 'x-cal-signature-256';

const SHAPE = /^[0-9a-f]{64}$/;

/** Whether `header` is Cal.com's signature of exactly these bytes. Without a secret, Cal.com sends words instead. */
export function calcomSignatureMatches(body: Buffer, header: unknown, secret: string): boolean {
  if (typeof header !== 'string' || !SHAPE.test(header)) return false;
  return timingSafeEqual(createHmac('sha256', secret).update(body).digest(), Buffer.from(header, 'hex'));
}
