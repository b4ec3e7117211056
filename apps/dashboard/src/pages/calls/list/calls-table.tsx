import { useLingui } from '@lingui/react';
import { Table } from '@mantine/core';
import type { Call } from '@team-selector/client';
import { ListTable } from '../../../shared/lists/list-table';
import { useTeamNames } from '../../../shared/teams/use-team-names';
import { durationText } from '../duration-text';
import { OutcomeBadge } from '../outcome-badge';
import { CallLink } from './call-link';
import { CallNumber } from './call-number';

export function CallsTable({ calls }: { calls: readonly Call[] }) {
  const { i18n } = useLingui();
  const teamName = useTeamNames();
  return (
    <ListTable
      label={i18n.t('calls.heading')}
      columns={[
        i18n.t('calls.when'),
        i18n.t('calls.number'),
        i18n.t('calls.agent'),
        i18n.t('calls.team'),
        i18n.t('calls.outcome'),
        i18n.t('calls.duration'),
      ]}
    >
      {calls.map((call) => (
        <Table.Tr key={call.call_id}>
          <Table.Td>
            <CallLink call={call} />
          </Table.Td>
          <Table.Td>
            <CallNumber call={call} />
          </Table.Td>
          <Table.Td>{call.agent_id}</Table.Td>
          <Table.Td>{call.team_id === null ? '–' : teamName(call.team_id)}</Table.Td>
          <Table.Td>
            <OutcomeBadge outcome={call.outcome} />
          </Table.Td>
          <Table.Td>{durationText(call.started_at, call.ended_at, i18n.locale) ?? '–'}</Table.Td>
        </Table.Tr>
      ))}
    </ListTable>
  );
}
