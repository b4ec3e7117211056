import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../../shared/text/texts';
import { signedInRoute } from '../../shell/signed-in-route';

export const statusRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/status',
  loader: () => textsOf('status'),
  component: lazyRouteComponent(() => import('./status-page'), 'StatusPage'),
});
