import type { ReactNode } from 'react';

export interface Column<Row> {
  /** Its heading. */
  label: string;
  cell: (row: Row) => ReactNode;
  /** The column of buttons: its heading is heard only, and on a phone it stands without a label. */
  isActions?: true;
}
