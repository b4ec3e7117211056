import { queryOptions } from '@tanstack/react-query';
import { ApiError, api, dataOf } from '../api/client';
import { releaseHeld } from '../api/expiry';
import { queryClient } from '../api/queries';

/** Who is signed in. Fails with `unauthenticated` where nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => dataOf(api.GET('/api/auth/me')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** @throws ApiError for a wrong password, and for too many attempts, with `retryAfter`. */
export async function signIn(email: string, password: string): Promise<void> {
  await send('POST', { email, password });
  releaseHeld();
}

export async function signOut(): Promise<void> {
  await send('DELETE');
  queryClient.clear();
}

async function send(method: string, body?: object): Promise<void> {
  const response = await fetch('/api/auth/session', {
    method,
    ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
  });
  if (!response.ok) throw new ApiError(await response.json(), response);
}
