import { useLingui } from '@lingui/react';
import { Stack, Text } from '@mantine/core';
import type { Team } from '@team-selector/client';
import { StateMark } from '../../../shared/states/state-mark';
import { markOf } from './mark-of';

/** In words, with the reason where Cal.com's team could not be read. */
export function TeamState({ team }: { team: Team }) {
  const { i18n } = useLingui();
  const { tone, text } = markOf(team);
  return (
    <Stack gap={2}>
      <StateMark tone={tone}>{i18n._(text)}</StateMark>
      {team.sync_error !== null && (
        <Text size="sm" c="dimmed">
          {team.sync_error}
        </Text>
      )}
    </Stack>
  );
}
