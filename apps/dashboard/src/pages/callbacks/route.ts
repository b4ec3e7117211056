import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../../shared/text/texts';
import { signedInRoute } from '../../shell/signed-in-route';

export const callbacksRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/callbacks',
  loader: () => textsOf('callbacks'),
  component: lazyRouteComponent(() => import('./callbacks-page'), 'CallbacksPage'),
});
