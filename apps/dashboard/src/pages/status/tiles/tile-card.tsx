import { Paper, Stack, Text, Title } from '@mantine/core';
import { StateMark } from '../../../shared/states/state-mark';
import type { Tile } from './tile';

export function TileCard({ tile: { label, value, tone, sentence } }: { tile: Tile }) {
  return (
    <Paper component="section" withBorder p="md" aria-label={label}>
      <Stack gap={6}>
        <Title order={2} size="h6">
          {label}
        </Title>
        <StateMark tone={tone}>{value}</StateMark>
        <Text size="sm" c="dimmed">
          {sentence}
        </Text>
      </Stack>
    </Paper>
  );
}
