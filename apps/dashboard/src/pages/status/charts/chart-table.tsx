import { useLingui } from '@lingui/react';
import { useMe } from '../../../shared/session/use-me';
import { DataTable } from '../../../shared/tables/data-table';
import { useNow } from '../../../shared/time/use-now';
import { dayOf } from '../../../shared/time/zones';
import { momentText, timeText } from '../../../shared/time/formats';
import type { ChartProps } from './chart-props';
import { rowsOf } from './rows-of';

export function ChartTable({ title, samples, field }: ChartProps) {
  const { i18n } = useLingui();
  const { timezone } = useMe().company;
  const today = dayOf(new Date(useNow()), timezone);
  const rows = rowsOf(samples, field);
  return (
    <DataTable
      caption={title}
      rows={rows}
      rowKey={({ at }) => at}
      columns={[
        {
          label: i18n.t('status.charts.time'),
          cell: ({ at }) =>
            (dayOf(new Date(at), timezone) === today ? timeText : momentText)(new Date(at), timezone, i18n.locale),
        },
        { label: title, cell: ({ value }) => value ?? i18n.t('status.unknown') },
      ]}
    />
  );
}
