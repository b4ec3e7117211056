import type { FastifyRequest } from 'fastify';
import type { Account } from '../model';
import type { Store } from '../store';
import { unauthorized } from './errors';

export interface Caller {
  account: Account | null;
  /** Whose allowance a request uses up: the key's, or the address's where there is no key. */
  tracker: string;
}

/** A missing credential may be fine; a bad one never is, not even where none is needed. */
export function identify(request: FastifyRequest, store: Store): Caller {
  const header = request.headers.authorization;
  if (header === undefined) return { account: null, tracker: `ip:${request.ip}` };
  const key = /^Bearer (\S+)$/.exec(header)?.[1];
  const account = key === undefined ? undefined : store.accountByKey(key);
  if (!account) throw unauthorized('CustomThrottlerGuard - Invalid API Key');
  return { account, tracker: `key:${account.apiKey}` };
}

export const credentialMissing = () =>
  unauthorized(
    "ApiAuthStrategy - No authentication method provided. Either pass an API key as 'Bearer' header or OAuth client credentials as 'x-cal-secret-key' and 'x-cal-client-id' headers",
  );
