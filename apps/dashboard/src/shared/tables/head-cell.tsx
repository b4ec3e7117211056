import { Table, VisuallyHidden } from '@mantine/core';

export function HeadCell({ label, isHidden }: { label: string; isHidden: boolean }) {
  return (
    <Table.Th role="columnheader" scope="col">
      {isHidden ? <VisuallyHidden>{label}</VisuallyHidden> : label}
    </Table.Th>
  );
}
