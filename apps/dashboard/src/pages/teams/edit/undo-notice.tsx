import { useLingui } from '@lingui/react';
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { announce } from '../../../shared/access/announcements';
import { Icon } from '../../../shared/icons/icon';
import { Problem } from '../../../shared/states/problem';
import type { Undo } from './undo-of';
import { useSaveTeam } from './use-save-team';
import { BusyButton } from '../../../shared/states/busy-button';

/** Stays until the user undoes or closes it: it has no time limit. */
export function UndoNotice({ undo: { name, changes }, onDone }: { undo: Undo; onDone: () => void }) {
  const { i18n } = useLingui();
  const undoing = useSaveTeam();
  const takeBack = (): void =>
    undoing.mutate(changes, {
      onSuccess: () => {
        announce(i18n.t('teams.undone', { name }));
        onDone();
      },
    });
  return (
    <Paper withBorder p="sm">
      <Stack gap="sm">
        {undoing.isError && <Problem error={undoing.error} />}
        <Group justify="space-between">
          <Group gap="xs">
            <Icon name="check" />
            <Text size="sm">{i18n.t('teams.saved', { name })}</Text>
          </Group>
          <Group gap="xs">
            <BusyButton variant="default" size="compact-sm" isBusy={undoing.isPending} onClick={takeBack}>
              {i18n.t('teams.undo')}
            </BusyButton>
            <Button variant="subtle" size="compact-sm" onClick={onDone}>
              {i18n.t('teams.dismiss')}
            </Button>
          </Group>
        </Group>
      </Stack>
    </Paper>
  );
}
