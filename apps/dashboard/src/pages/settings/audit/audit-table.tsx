import { useLingui } from '@lingui/react';
import type { AuditEntry } from '@team-selector/client';
import { DataTable } from '../../../shared/tables/data-table';
import { Moment } from '../people/moment';
import { ACTIONS } from './actions';
import { Actor } from './actor';
import { EntryDetails } from './entry-details';

export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const { i18n } = useLingui();
  return (
    <DataTable
      caption={i18n.t('settings.audit.heading')}
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        { label: i18n.t('settings.audit.what'), cell: ({ action }) => i18n._(ACTIONS[action]) },
        { label: i18n.t('settings.audit.who'), cell: (entry) => <Actor entry={entry} /> },
        {
          label: i18n.t('settings.audit.when'),
          cell: ({ created_at }) => <Moment at={created_at} none={i18n.t('settings.never')} />,
        },
        { label: i18n.t('settings.audit.details'), cell: (entry) => <EntryDetails entry={entry} /> },
      ]}
    />
  );
}
