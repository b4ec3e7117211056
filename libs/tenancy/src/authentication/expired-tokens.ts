import type { RetentionRule } from '../retention/retention';

/** Until then, their holders see in the list why they are refused. */
export const EXPIRED_TOKENS: RetentionRule = {
  name: 'expired tokens',
  statement: `
    delete from personal_access_tokens where id in (
      select id from personal_access_tokens where expires_at < now() - interval '1 month' limit ? for update skip locked)
    returning id`,
};
