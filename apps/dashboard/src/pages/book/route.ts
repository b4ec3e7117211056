import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../../shared/text/texts';
import { signedInRoute } from '../../shell/signed-in-route';

export const bookRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  loader: () => textsOf('book'),
  component: lazyRouteComponent(() => import('./book-page'), 'BookPage'),
});
