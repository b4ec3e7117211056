import { Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../icons/icon';
import type { IconName } from '../icons/paths';

interface Props {
  icon: IconName;
  text: string;
  /** What can be done about it. */
  children?: ReactNode;
}

/** One sentence where content would be, and what can be done about it. */
export function Notice({ icon, text, children }: Props) {
  return (
    <Paper withBorder p="xl" radius="md">
      <Stack align="center" gap="md">
        <Text c="dimmed" span>
          <Icon name={icon} size={28} />
        </Text>
        <Text ta="center" maw="32rem">
          {text}
        </Text>
        {children !== undefined && <Group gap="sm">{children}</Group>}
      </Stack>
    </Paper>
  );
}
