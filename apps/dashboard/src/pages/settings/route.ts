import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { textsOf } from '../../shared/text/texts';
import { adminRoute } from '../../shell/admin-route';

/** What stands around each page of settings. */
export const settingsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/settings',
  loader: () => textsOf('settings'),
  component: lazyRouteComponent(() => import('./frame/settings-frame'), 'SettingsFrame'),
});

const firstRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/settings/tokens', replace: true });
  },
});

const tokensRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/tokens',
  component: lazyRouteComponent(() => import('./tokens/tokens-page'), 'TokensPage'),
});

const usersRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/users',
  component: lazyRouteComponent(() => import('./users/users-page'), 'UsersPage'),
});

const agentsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/agents',
  component: lazyRouteComponent(() => import('./agents/agents-page'), 'AgentsPage'),
});

const agentRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/agents/$id',
  component: lazyRouteComponent(() => import('./agents/agent-page'), 'AgentPage'),
});

const webhooksRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/webhooks',
  component: lazyRouteComponent(() => import('./webhooks/webhooks-page'), 'WebhooksPage'),
});

const webhookRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/webhooks/$id',
  component: lazyRouteComponent(() => import('./webhooks/webhook-page'), 'WebhookPage'),
});

const calcomRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/calcom',
  component: lazyRouteComponent(() => import('./calcom/calcom-page'), 'CalcomPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/audit',
  validateSearch: ({ action }: Record<string, unknown>): { action?: string } =>
    typeof action === 'string' ? { action } : {},
  component: lazyRouteComponent(() => import('./audit/audit-page'), 'AuditPage'),
});

export const settingsRoutes = settingsRoute.addChildren([
  firstRoute,
  tokensRoute,
  usersRoute,
  agentsRoute,
  agentRoute,
  webhooksRoute,
  webhookRoute,
  calcomRoute,
  auditRoute,
]);
