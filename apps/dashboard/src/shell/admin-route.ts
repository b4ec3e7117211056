import { createRoute } from '@tanstack/react-router';
import { AdminOnly } from './admin-only';
import { signedInRoute } from './signed-in-route';

/** Parent of the pages of administrators; the server refuses everybody else the data, too. */
export const adminRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'admin',
  component: AdminOnly,
});
