import { teamSelector } from '@team-selector/client';
import { watchingFetch } from './conditions';
import { holdingFetch } from './expiry';

/**
 * The API as the signed-in user sees it: the browser adds the cookie of the session, which no script can read. Short
 * waits are repeated here; a longer one is shown to the user.
 */
export const api = teamSelector({
  baseUrl: window.location.origin,
  repeats: 2,
  longestWaitSeconds: 2,
  fetch: holdingFetch(watchingFetch((request) => fetch(request))),
});

export { ApiError, dataOf } from '@team-selector/client';
export { okOf } from './ok-of';
