import { Paper, Text } from '@mantine/core';

export function RunCount({ label, count }: { label: string; count: number }) {
  return (
    <Paper withBorder p="md">
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="dd" m={0} size="xl" fw={650}>
        {count}
      </Text>
    </Paper>
  );
}
