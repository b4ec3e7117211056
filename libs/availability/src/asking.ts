import type { CacheKey, StoreState } from '@app/caching';
import type { TenantContext } from '@app/tenancy';

/** Who asks for free slots, beside the tenant. */
export interface Asking {
  /** What the cache's store has already answered for this request, by key. */
  lookedUp?: (key: CacheKey) => StoreState | undefined;
  /** Milliseconds since the request came. */
  waited?: number;
  /** Somebody on the phone waits, whoever asks for them. */
  isSpoken?: boolean;
}

/** Milliseconds. On the phone three seconds are a silence, and on a page eight; the rest is for the way to the caller. */
const PHONE_TIMEOUT_MS = 2500;
const PAGE_TIMEOUT_MS = 7500;

/** Milliseconds that the caller still waits for an answer. */
export const timeLeft = ({ role }: TenantContext, { waited = 0, isSpoken = role === 'agent' }: Asking = {}): number =>
  Math.max(0, (isSpoken ? PHONE_TIMEOUT_MS : PAGE_TIMEOUT_MS) - waited);
