import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, Outlet } from '@tanstack/react-router';
import { Forbidden } from '../shared/states/forbidden';
import { RouteFailed } from './route-failed';

export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Outlet,
  notFoundComponent: Forbidden,
  errorComponent: RouteFailed,
});
