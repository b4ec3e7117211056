import type { MessageDescriptor } from '@lingui/core';
import type { LinkProps } from '@tanstack/react-router';
import type { IconName } from '../shared/icons/paths';

export interface NavEntry {
  to: NonNullable<LinkProps['to']>;
  label: MessageDescriptor;
  icon: IconName;
  /** Only administrators see it. */
  admin?: true;
}

/** All that can be gone to, in the order of the rail. A phone shows the first three, and the others behind "More". */
export const NAVIGATION: readonly NavEntry[] = [
  { to: '/', label: /* i18n */ { id: 'shared.nav.book' }, icon: 'calendar' },
  { to: '/bookings', label: /* i18n */ { id: 'shared.nav.bookings' }, icon: 'bookings' },
  { to: '/calls', label: /* i18n */ { id: 'shared.nav.calls' }, icon: 'calls' },
  { to: '/callbacks', label: /* i18n */ { id: 'shared.nav.callbacks' }, icon: 'callback' },
  { to: '/teams', label: /* i18n */ { id: 'shared.nav.teams' }, icon: 'teams', admin: true },
  { to: '/status', label: /* i18n */ { id: 'shared.nav.status' }, icon: 'status' },
  { to: '/settings', label: /* i18n */ { id: 'shared.nav.settings' }, icon: 'settings', admin: true },
];
