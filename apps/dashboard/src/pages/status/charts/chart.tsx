import { useLingui } from '@lingui/react';
import { Paper, Stack, Text } from '@mantine/core';
import { Disclosure } from '../../../shared/disclosure/disclosure';
import type { ChartProps } from './chart-props';
import { ChartTable } from './chart-table';
import { LinePicture } from './line-picture';

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
