import type { MessageDescriptor } from '@lingui/core';
import type { BookingSource } from '@team-selector/client';

/** Where a booking came from. */
export const SOURCE_TEXTS: Readonly<Record<BookingSource, MessageDescriptor>> = {
  page: /* i18n */ { id: 'shared.source.page' },
  agent: /* i18n */ { id: 'shared.source.agent' },
  api: /* i18n */ { id: 'shared.source.api' },
  mcp: /* i18n */ { id: 'shared.source.mcp' },
  calcom: /* i18n */ { id: 'shared.source.calcom' },
};
