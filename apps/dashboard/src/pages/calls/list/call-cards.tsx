import { useLingui } from '@lingui/react';
import { Group, Text } from '@mantine/core';
import type { Call } from '@team-selector/client';
import { CardList } from '../../../shared/lists/card-list';
import { useTeamNames } from '../../../shared/teams/use-team-names';
import { durationText } from '../duration-text';
import { OutcomeBadge } from '../outcome-badge';
import { CallLink } from './call-link';
import { CallNumber } from './call-number';

/** On a phone. */
export function CallCards({ calls }: { calls: readonly Call[] }) {
  const { i18n } = useLingui();
  const teamName = useTeamNames();
  return (
    <CardList label={i18n.t('calls.heading')} items={calls} keyOf={({ call_id }) => call_id}>
      {(call) => (
        <>
          <Group justify="space-between" align="flex-start" gap="xs">
            <CallLink call={call} />
            <OutcomeBadge outcome={call.outcome} />
          </Group>
          <CallNumber call={call} />
          <Text size="sm" c="dimmed">
            {[
              call.team_id === null ? undefined : teamName(call.team_id),
              durationText(call.started_at, call.ended_at, i18n.locale),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </>
      )}
    </CardList>
  );
}
