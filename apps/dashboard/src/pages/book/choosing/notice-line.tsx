import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { Alert } from '@mantine/core';
import { Icon } from '../../../shared/icons/icon';
import type { Notice } from '../nearest';

const TEXTS: Readonly<Record<Notice, MessageDescriptor>> = {
  team_gone: /* i18n */ { id: 'book.notice.team_gone' },
  service_gone: /* i18n */ { id: 'book.notice.service_gone' },
  duration_gone: /* i18n */ { id: 'book.notice.duration_gone' },
  day_past: /* i18n */ { id: 'book.notice.day_past' },
  slot_gone: /* i18n */ { id: 'book.notice.slot_gone' },
};

/** Why the page shows another step than its address names. */
export function NoticeLine({ notice }: { notice: Notice | undefined }) {
  const { i18n } = useLingui();
  if (notice === undefined) return null;
  return (
    <Alert role="status" color="yellow" mb="md" icon={<Icon name="info" />} maw={720}>
      {i18n._(TEXTS[notice])}
    </Alert>
  );
}
