import { createRoute } from '@tanstack/react-router';
import { AdminOnly } from './admin-only';
import { signedInRoute } from './signed-in-route';

/** Parent of the administrators' pages; the server, too, refuses the data to other users. */
export const adminRoute = createRoute({
  getParentRoute: () => signedInRoute,
  id: 'admin',
  component: AdminOnly,
});
