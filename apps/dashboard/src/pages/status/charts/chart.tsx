import { useLingui } from '@lingui/react';
import { Paper, Stack, Text } from '@mantine/core';
import { Disclosure } from '../../../shared/disclosure/disclosure';
import type { Sample } from '../samples';
import { ChartTable } from './chart-table';
import { LinePicture } from './line-picture';

export interface ChartProps {
  title: string;
  samples: readonly Sample[];
  field: Exclude<keyof Sample, 'at'>;
  /** The upper end of the scale; absent: as the samples need it. */
  most?: number;
}

/** A picture for a first look, and the same numbers as a table. */
export function Chart(props: ChartProps) {
  const { i18n } = useLingui();
  return (
    <Paper withBorder p="md">
      <Stack component="figure" gap="xs" m={0}>
        <Text component="figcaption" fw={600}>
          {props.title}
        </Text>
        <LinePicture {...props} />
        <Disclosure summary={i18n.t('status.charts.as_table')}>
          <ChartTable {...props} />
        </Disclosure>
      </Stack>
    </Paper>
  );
}
