import { api, dataOf } from '../../shared/api/client';

export interface CallbackWish {
  name: string;
  phone: string;
  when: string;
  notes: string;
}

/** @returns whether the request was stored; false for a number that cannot be called. */
export async function requestCallback(wish: CallbackWish, key: string): Promise<{ isTaken: boolean }> {
  const given = Object.entries(wish).map(([name, text]) => [name, text.trim()]);
  const body = Object.fromEntries(given.filter(([, text]) => text !== ''));
  const { ok } = await dataOf(api.POST('/api/retell/request-callback', { body, headers: { 'idempotency-key': key } }));
  return { isTaken: ok };
}
