import type { AnyRouter } from '@tanstack/react-router';

/** Fetches the code of the page of the address while the server is still asked who is signed in, and not after it. */
export function fetchCode(router: AnyRouter): void {
  for (const { routeId } of router.matchRoutes(router.latestLocation)) {
    // Where that fails, the router asks again, and tells it.
    void router.loadRouteChunk(router.routesById[routeId])?.catch(() => {});
  }
}
