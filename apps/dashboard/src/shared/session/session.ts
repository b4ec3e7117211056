import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, okOf } from '../api/client';
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
  await dataOf(api.POST('/api/auth/session', { body: { email, password } }));
  releaseHeld();
}

export async function signOut(): Promise<void> {
  await okOf(api.DELETE('/api/auth/session'));
  queryClient.clear();
}
