import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../../shared/text/texts';
import { adminRoute } from '../../shell/admin-route';

export const teamsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/teams',
  validateSearch: ({ inactive }: Record<string, unknown>): { inactive?: true } =>
    inactive === true ? { inactive } : {},
  loader: () => textsOf('teams'),
  component: lazyRouteComponent(() => import('./teams-page'), 'TeamsPage'),
});
