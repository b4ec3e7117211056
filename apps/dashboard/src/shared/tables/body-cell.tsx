import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './data-table.module.css';

interface Props {
  /** Of its column. */
  label: string;
  /** Whether it names the row, holds its buttons, or neither. */
  kind: 'name' | 'actions' | 'value';
  children: ReactNode;
}

export function BodyCell({ label, kind, children }: Props) {
  return (
    <Table.Td
      role={kind === 'name' ? 'rowheader' : 'cell'}
      className={`${classes.cell} ${kind === 'value' ? '' : classes[kind]}`}
      {...(kind === 'value' ? { 'data-label': label } : {})}
    >
      {children}
    </Table.Td>
  );
}
