import { createRouter } from '@tanstack/react-router';
import { accountRoute } from './pages/account/route';
import { appointmentRoute } from './pages/appointment/route';
import { bookRoute } from './pages/book/route';
import { bookingsRoute } from './pages/bookings/route';
import { callbacksRoute } from './pages/callbacks/route';
import { callsRoute } from './pages/calls/route';
import { settingsRoutes } from './pages/settings/route';
import { signInRoute } from './pages/signin/route';
import { statusRoute } from './pages/status/route';
import { teamsRoute } from './pages/teams/route';
import { runRoute } from './pages/teams/run/route';
import { queryClient } from './shared/api/queries';
import { adminRoute } from './shell/admin-route';
import { rootRoute } from './shell/root-route';
import { signedInRoute } from './shell/signed-in-route';

/** Every page, below the route that says who may see it. */
const pages = rootRoute.addChildren([
  signInRoute,
  signedInRoute.addChildren([
    bookRoute,
      bookingsRoute,
      appointmentRoute,
      callsRoute,
      callbacksRoute,
      statusRoute,
      accountRoute,
      adminRoute.addChildren([teamsRoute, runRoute, settingsRoutes]),
  ]),
]);

export const router = createRouter({
  routeTree: pages,
  context: { queries: queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
