import type { MessageDescriptor } from '@lingui/core';

/** How long a token counts, as the API takes it. */
export const LIFETIMES = {
  '7d': /* i18n */ { id: 'settings.lifetime.7d' },
  '30d': /* i18n */ { id: 'settings.lifetime.30d' },
  '90d': /* i18n */ { id: 'settings.lifetime.90d' },
  '365d': /* i18n */ { id: 'settings.lifetime.365d' },
  never: /* i18n */ { id: 'settings.lifetime.never' },
} satisfies Record<string, MessageDescriptor>;

export type Lifetime = keyof typeof LIFETIMES;
