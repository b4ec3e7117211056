import { Table } from '@mantine/core';
import { BodyCell } from './body-cell';
import { HeadCell } from './head-cell';
import type { Column } from './column';
import classes from './data-table.module.css';

interface Props<Row> {
  /** What the rows are, for users who do not see the surroundings of the table. */
  caption: string;
  /** The first one names the row. */
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string | number;
}

/** A table; on a phone each row is a card. Its roles are spelt out, as the layout of cards takes them from the elements. */
export function DataTable<Row>({ caption, columns, rows, rowKey }: Props<Row>) {
  return (
    <div className={classes.scroll}>
      <Table className={classes.table} role="table" aria-label={caption} verticalSpacing="sm">
        <Table.Thead className={classes.heads} role="rowgroup">
          <Table.Tr role="row">
            {columns.map((column) => (
              <HeadCell key={column.label} label={column.label} isHidden={column.isActions === true} />
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {rows.map((row) => (
            <Table.Tr key={rowKey(row)} role="row" className={classes.row}>
              {columns.map(({ label, cell, isActions }, index) => (
                <BodyCell key={label} label={label} kind={isActions ? 'actions' : index === 0 ? 'name' : 'value'}>
                  {cell(row)}
                </BodyCell>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
