import createClient, { type Client } from 'openapi-fetch';
import { KEYED_PATHS } from './generated/keyed-paths.js';
import type { paths } from './generated/schema.js';
import { repeatingFetch, type RepeatOptions } from './repeats.js';

export interface ClientOptions extends RepeatOptions {
  /** Such as `https://team-selector.example.com`. */
  baseUrl: string;
  /** `<id>|<secret>`; absent: only what is open to anyone can be asked. */
  token?: string;
}

export type TeamSelector = Client<paths>;

const KEY = 'idempotency-key';

/** A client of one server for one token. Whatever honours an idempotency key gets one, unless the call brings its own. */
export function teamSelector({ baseUrl, token, ...repeats }: ClientOptions): TeamSelector {
  const client = createClient<paths>({ baseUrl, fetch: repeatingFetch(repeats) });
  client.use({
    onRequest({ request, schemaPath }) {
      if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
      if (request.method === 'POST' && KEYED_PATHS.includes(schemaPath) && !request.headers.has(KEY))
        request.headers.set(KEY, crypto.randomUUID());
      return request;
    },
  });
  return client;
}
