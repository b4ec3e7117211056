import { useLingui } from '@lingui/react';
import { Button, Group, List, Stack, Text } from '@mantine/core';
import type { ApiError } from '../../../shared/api/client';
import { Dialog } from '../../../shared/dialogs/dialog';
import { leavingTeams } from './leaving';

interface Props {
  error: ApiError;
  onForce: () => void;
  onClose: () => void;
}

/** Cal.com no longer lists most of the teams, which is likelier to be a mistake than the truth. */
export function SuspiciousDialog({ error, onForce, onClose }: Props) {
  const { i18n } = useLingui();
  const leaving = leavingTeams(error);
  return (
    <Dialog title={i18n.t('teams.suspicious.title')} onClose={onClose}>
      <Stack>
        <Text>{i18n.t('teams.suspicious.text', { count: leaving.length })}</Text>
        <List>
          {leaving.map(({ id, name }) => (
            <List.Item key={id}>{name}</List.Item>
          ))}
        </List>
        <Text size="sm">{i18n.t('teams.suspicious.hint')}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {i18n.t('teams.suspicious.keep')}
          </Button>
          <Button color="red" onClick={onForce}>
            {i18n.t('teams.suspicious.force', { count: leaving.length })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
