import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root-route';
import { textsOf } from '../../shared/text/texts';
import { pathWithin } from './path-within';

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signin',
  validateSearch: ({ returnTo }: Record<string, unknown>): { returnTo?: string } => {
    const path = pathWithin(returnTo);
    return path === undefined ? {} : { returnTo: path };
  },
  loader: () => textsOf('signin'),
  component: lazyRouteComponent(() => import('./sign-in-page'), 'SignInPage'),
});
