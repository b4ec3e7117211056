import { Text } from '@mantine/core';
import type { AuditEntry } from '@team-selector/client';
import { detailLines } from './detail-lines';
import { objectText } from './object-text';

export function EntryDetails({ entry }: { entry: AuditEntry }) {
  const lines = [objectText(entry), ...detailLines(entry.details)].filter((line) => line !== undefined);
  return (
    <Text size="xs" ff="monospace" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
      {lines.join(' · ')}
    </Text>
  );
}
