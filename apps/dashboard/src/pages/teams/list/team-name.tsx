import { useLingui } from '@lingui/react';
import { Badge, Group } from '@mantine/core';
import type { Team } from '@team-selector/client';

export function TeamName({ team: { name, is_default } }: { team: Team }) {
  const { i18n } = useLingui();
  return (
    <Group gap="xs">
      <span>{name}</span>
      {is_default && (
        <Badge variant="light" tt="none">
          {i18n.t('teams.default')}
        </Badge>
      )}
    </Group>
  );
}
