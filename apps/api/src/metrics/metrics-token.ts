import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** The answer to a request without the METRICS_TOKEN. */
export const HOW_TO_ASK = 'Send "Authorization: Bearer <METRICS_TOKEN>"';

export const bearsToken = ({ authorization = '' }: IncomingHttpHeaders, token: string): boolean =>
  isSame(authorization, `Bearer ${token}`);

/** Constant-time comparison: all digests have one length, so the duration reveals neither content nor length. */
const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
