import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../../shared/text/texts';
import { signedInRoute } from '../../shell/signed-in-route';
import { parseSearch } from './search';

export const bookingsRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/bookings',
  validateSearch: parseSearch,
  loader: () => textsOf('bookings'),
  component: lazyRouteComponent(() => import('./bookings-page'), 'BookingsPage'),
});
