import type { CacheKey, StoreState } from '@app/caching';
import type { TenantContext } from '@app/tenancy';

/** The context of a request for free slots, beside the tenant. */
export interface Asking {
  /** What the cache's store has already returned for this request, by key. */
  lookedUp?: (key: CacheKey) => StoreState | undefined;
  /** Milliseconds since the request arrived. */
  waited?: number;
  /** A person on the phone waits, even if the request is not by a voice agent. */
  isSpoken?: boolean;
}

/** Milliseconds. On the phone three seconds are a silence, and on a page eight; the rest is for the way to the caller. */
const PHONE_TIMEOUT_MS = 2500;
const PAGE_TIMEOUT_MS = 7500;

/** Milliseconds that the caller still waits for an answer. */
export const timeLeft = ({ role }: TenantContext, { waited = 0, isSpoken = role === 'agent' }: Asking = {}): number =>
  Math.max(0, (isSpoken ? PHONE_TIMEOUT_MS : PAGE_TIMEOUT_MS) - waited);
