import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './list-table.module.css';

interface Props {
  label: string;
  columns: readonly string[];
  /** Rows. A link of `row-link.module.css` in one of its cells makes the whole row its target. */
  children: ReactNode;
}

/** A list where there is room for a table; it scrolls by itself where there is not. */
export function ListTable({ label, columns, children }: Props) {
  return (
    <Table.ScrollContainer
      minWidth={720}
      className={classes.frame}
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
    >
      <Table highlightOnHover verticalSpacing="sm" horizontalSpacing="md" aria-label={label} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((name) => (
              <Table.Th key={name}>{name}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
