import type { FastifyRequest } from 'fastify';
import type { Account } from '../model';
import type { Store } from '../store';
import { unauthorized } from './errors';

export interface Caller {
  account: Account | null;
  /** The rate limit's bucket: the key, or the address where there is no key. */
  tracker: string;
}

/** No key is accepted here. @throws ApiError 401 for a wrong one, even where none is required. */
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
