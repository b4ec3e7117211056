import type { I18n } from '@lingui/core';
import type { ListedUser } from '@team-selector/client';

export const ROLES = ['member', 'admin'] as const satisfies readonly ListedUser['role'][];

const TEXTS = {
  admin: /* i18n */ { id: 'settings.role.admin' },
  member: /* i18n */ { id: 'settings.role.member' },
};

export const roleText = (role: ListedUser['role'], i18n: I18n): string => i18n._(TEXTS[role]);
