import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, okOf } from '../api/client';
import { releaseHeld } from '../api/expiry';
import { queryClient } from '../api/queries';

/** The signed-in user. Fails with `unauthenticated` if there is none. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => dataOf(api.GET('/api/auth/me')),
  staleTime: Number.POSITIVE_INFINITY,
});

/** @throws ApiError for a wrong password, and with `retryAfter` for too many attempts. */
export async function signIn(email: string, password: string): Promise<void> {
  await dataOf(api.POST('/api/auth/session', { body: { email, password } }));
  releaseHeld();
}

export async function signOut(): Promise<void> {
  await okOf(api.DELETE('/api/auth/session'));
  queryClient.clear();
}
