import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { ApiError } from '../shared/api/client';
import { meQuery } from '../shared/session/session';
import { speakFor } from '../shared/text/texts';
import { rootRoute } from './root-route';

/** Parent of every page for signed-in users: loads the user, and redirects to the sign-in page if there is none. */
export const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery).catch((error: unknown) => {
      if (error instanceof ApiError && error.status === 401)
        throw redirect({ to: '/signin', search: { returnTo: location.href }, replace: true });
      throw error;
    });
    await speakFor(me.company.locale);
  },
  component: lazyRouteComponent(() => import('./frame'), 'Frame'),
});
