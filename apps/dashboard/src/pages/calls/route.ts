import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../../shared/text/texts';
import { signedInRoute } from '../../shell/signed-in-route';
import { parseSearch } from './search';

export const callsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/calls',
  validateSearch: parseSearch,
  loader: () => textsOf('calls'),
  component: lazyRouteComponent(() => import('./calls-page'), 'CallsPage'),
});
