import type { MessageDescriptor } from '@lingui/core';
import type { Ability } from '@team-selector/client';

/** What a token can be limited to. */
export const ABILITIES: Readonly<Record<Exclude<Ability, '*'>, MessageDescriptor>> = {
  'teams:read': /* i18n */ { id: 'settings.ability.teams_read' },
  'teams:write': /* i18n */ { id: 'settings.ability.teams_write' },
  'bookings:read': /* i18n */ { id: 'settings.ability.bookings_read' },
  'bookings:write': /* i18n */ { id: 'settings.ability.bookings_write' },
  'calls:read': /* i18n */ { id: 'settings.ability.calls_read' },
  'callbacks:write': /* i18n */ { id: 'settings.ability.callbacks_write' },
  'status:read': /* i18n */ { id: 'settings.ability.status_read' },
  'audit:read': /* i18n */ { id: 'settings.ability.audit_read' },
  'settings:write': /* i18n */ { id: 'settings.ability.settings_write' },
  mcp: /* i18n */ { id: 'settings.ability.mcp' },
};
