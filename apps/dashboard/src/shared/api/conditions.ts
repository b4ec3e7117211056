import { queryClient } from './queries';
import { Store } from './store';

/** Until when the server refuses further requests, in milliseconds since 1970; 0: it does not. */
export const refusedUntil = new Store(0);

/** Whether the last request did not reach the server. */
export const unreachable = new Store(false);

/** Whether a response hints that Cal.com may be down: then the company's status is fetched at once instead of later. */
const isTroubled = ({ status, headers }: Response): boolean => status === 503 || headers.get('x-cache') === 'STALE';

/** Notes what all requests suffer alike, for the banner of the page. */
export function watchingFetch(send: (request: Request) => Promise<Response>): (request: Request) => Promise<Response> {
  return async (request) => {
    try {
      const response = await send(request);
      if (unreachable.get()) unreachable.set(false);
      if (isTroubled(response)) void queryClient.invalidateQueries({ queryKey: ['status'] });
      const wait = Number(response.headers.get('retry-after'));
      if (response.status === 429) refusedUntil.set(Date.now() + Math.max(1, wait) * 1000);
      return response;
    } catch (error) {
      if (!request.signal.aborted) unreachable.set(true);
      throw error;
    }
  };
}
