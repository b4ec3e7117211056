import { hash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What whoever asks without the METRICS_TOKEN is told. */
export const HOW_TO_ASK = 'Send "Authorization: Bearer <METRICS_TOKEN>"';

export const bearsToken = ({ authorization = '' }: IncomingHttpHeaders, token: string): boolean =>
  isSame(authorization, `Bearer ${token}`);

/** Constant-time comparison: the digests have one length, so neither content nor length shows in the duration. */
const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(hash('sha256', a, 'buffer'), hash('sha256', b, 'buffer'));
