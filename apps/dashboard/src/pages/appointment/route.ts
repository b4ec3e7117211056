import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../../shared/text/texts';
import { signedInRoute } from '../../shell/signed-in-route';

export interface AppointmentSearch {
  /** The page has just booked it. */
  new?: 1;
  /** It existed already when the user booked it again. */
  already?: 1;
}

export const appointmentRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/bookings/$bookingId',
  validateSearch: (search: Record<string, unknown>): AppointmentSearch => ({
    ...(search.new === 1 ? { new: 1 } : {}),
    ...(search.already === 1 ? { already: 1 } : {}),
  }),
  loader: () => textsOf('appointment'),
  component: lazyRouteComponent(() => import('./appointment-page'), 'AppointmentPage'),
});
