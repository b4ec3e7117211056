import { useLingui } from '@lingui/react';
import type { Token } from '@team-selector/client';
import { DataTable } from '../../../shared/tables/data-table';
import { RowButton } from '../frame/row-button';
import { Moment } from '../people/moment';
import { Person } from '../people/person';
import { abilitiesText } from './abilities-text';

export function TokensTable({ tokens, onRevoke }: { tokens: Token[]; onRevoke: (token: Token) => void }) {
  const { i18n } = useLingui();
  return (
    <DataTable
      caption={i18n.t('settings.tokens.heading')}
      rows={tokens}
      rowKey={({ id }) => id}
      columns={[
        { label: i18n.t('settings.tokens.name'), cell: ({ name }) => name },
        { label: i18n.t('settings.tokens.user'), cell: ({ user_id }) => <Person id={user_id} /> },
        { label: i18n.t('settings.tokens.abilities'), cell: ({ abilities }) => abilitiesText(abilities, i18n) },
        {
          label: i18n.t('settings.tokens.last_used'),
          cell: ({ last_used_at }) => <Moment at={last_used_at} none={i18n.t('settings.never')} />,
        },
        {
          label: i18n.t('settings.tokens.expires'),
          cell: ({ expires_at }) => <Moment at={expires_at} none={i18n.t('settings.never')} />,
        },
        {
          label: i18n.t('settings.tokens.revoke'),
          isActions: true,
          cell: (token) => (
            <RowButton
              label={i18n.t('settings.tokens.revoke')}
              name={i18n.t('settings.tokens.revoke_named', { name: token.name })}
              isDangerous
              onClick={() => onRevoke(token)}
            />
          ),
        },
      ]}
    />
  );
}
