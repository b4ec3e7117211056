import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../../../shared/text/texts';
import { adminRoute } from '../../../shell/admin-route';

export const runRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/teams/runs/$id',
  loader: () => textsOf('teams'),
  component: lazyRouteComponent(() => import('./run-page'), 'RunPage'),
});
