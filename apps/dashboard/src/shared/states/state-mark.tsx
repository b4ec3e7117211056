import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../icons/icon';
import { type Tone, TONES } from './tone';

/** A state in words, with its colour and its drawing. */
export function StateMark({ tone, children }: { tone: Tone; children: ReactNode }) {
  const { icon, color } = TONES[tone];
  return (
    <Group gap={6} wrap="nowrap" style={{ color }}>
      <Icon name={icon} size={18} />
      <Text span size="sm" fw={600} inherit={false}>
        {children}
      </Text>
    </Group>
  );
}
