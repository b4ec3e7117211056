import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textsOf } from '../../shared/text/texts';
import { teamsQuery } from '../../shared/teams/teams';
import { parseSearch } from './search';
import { signedInRoute } from '../../shell/signed-in-route';

export const bookRoute = createRoute({
  getParentRoute: () => signedInRoute,
  path: '/',
  validateSearch: parseSearch,
  loader: ({ context }) => {
    // The page shows these itself, also that they could not be loaded.
    void context.queries.prefetchQuery(teamsQuery);
    return textsOf('book');
  },
  component: lazyRouteComponent(() => import('./book-page'), 'BookPage'),
});
