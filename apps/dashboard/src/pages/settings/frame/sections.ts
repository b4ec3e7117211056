import type { MessageDescriptor } from '@lingui/core';
import type { LinkProps } from '@tanstack/react-router';

/** The pages of settings, in their order. */
export const SECTIONS: readonly { to: NonNullable<LinkProps['to']>; label: MessageDescriptor }[] = [
  { to: '/settings/tokens', label: /* i18n */ { id: 'settings.tokens.heading' } },
  { to: '/settings/users', label: /* i18n */ { id: 'settings.users.heading' } },
  { to: '/settings/agents', label: /* i18n */ { id: 'settings.agents.heading' } },
  { to: '/settings/webhooks', label: /* i18n */ { id: 'settings.webhooks.heading' } },
  { to: '/settings/calcom', label: /* i18n */ { id: 'settings.calcom.heading' } },
  { to: '/settings/audit', label: /* i18n */ { id: 'settings.audit.heading' } },
];
