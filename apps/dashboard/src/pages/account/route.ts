import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../../shared/text/texts';
import { signedInRoute } from '../../shell/signed-in-route';

export const accountRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/account',
  loader: () => textsOf('account'),
  component: lazyRouteComponent(() => import('./account-page'), 'AccountPage'),
});
