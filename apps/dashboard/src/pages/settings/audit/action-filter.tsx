import { useLingui } from '@lingui/react';
import { Select } from '@mantine/core';
import type { AuditAction } from '@team-selector/client';
import { ACTIONS, isAction } from './actions';

const ALL = 'all';

interface Props {
  action: AuditAction | undefined;
  onChoose: (action: AuditAction | undefined) => void;
}

export function ActionFilter({ action, onChoose }: Props) {
  const { i18n } = useLingui();
  const actions = Object.entries(ACTIONS).map(([value, label]) => ({ value, label: i18n._(label) }));
  return (
    <Select
      label={i18n.t('settings.audit.filter')}
      data={[{ value: ALL, label: i18n.t('settings.audit.all') }, ...actions]}
      value={action ?? ALL}
      onChange={(value) => onChoose(value !== null && isAction(value) ? value : undefined)}
      searchable
      allowDeselect={false}
      maw={360}
      mb="md"
    />
  );
}
