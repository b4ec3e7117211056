import { invalid } from '@app/common';
import type { TenantContext } from '@app/tenancy';

const KEY = /^[\x21-\x7e]{1,255}$/;

/** For the description of a route that honours the header. */
export const IDEMPOTENCY_KEY_HEADER = {
  name: 'Idempotency-Key',
  required: false,
  description:
    'Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result',
};

/** Binds an idempotency key to the user, so no two users share one. @throws AppError 400 naming the header. */
export function ownKey({ userId }: TenantContext, key: string | undefined): string | undefined {
  if (key === undefined) return undefined;
  if (KEY.test(key)) return `user:${userId}:${key}`;
  throw invalid({ field: 'Idempotency-Key', message: 'must be 1 to 255 printable ASCII characters without spaces' });
}
