import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../../shared/text/texts';
import { parseSearch } from './search';
import { signedInRoute } from '../../shell/signed-in-route';

export const bookRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  validateSearch: parseSearch,
  loader: () => textsOf('book'),
  component: lazyRouteComponent(() => import('./book-page'), 'BookPage'),
});
