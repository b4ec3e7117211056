import { useLingui } from '@lingui/react';
import { SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useStore } from '../../../shared/api/store';
import { useMe } from '../../../shared/session/use-me';
import { momentText } from '../../../shared/time/formats';
import { series } from '../samples';
import { Chart } from './chart';

/** What this page has seen since it was opened; the service itself tells the present alone. */
export function Charts() {
  const { i18n } = useLingui();
  const { id, timezone } = useMe().company;
  const { companyId, samples } = useStore(series);
  const [first] = companyId === id ? samples : [];
  if (!first) return null;
  return (
    <Stack component="section" gap="lg" aria-labelledby="charts">
      <div>
        <Title order={2} size="h4" id="charts">
          {i18n.t('status.charts.heading')}
        </Title>
        <Text size="sm" c="dimmed">
          {i18n.t('status.charts.since', { time: momentText(new Date(first.at), timezone, i18n.locale) })}
        </Text>
      </div>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <Chart title={i18n.t('status.charts.budget')} samples={samples} field="budgetLeft" />
        <Chart title={i18n.t('status.charts.waiting')} samples={samples} field="waiting" />
        <Chart title={i18n.t('status.charts.hit_rate')} samples={samples} field="hitRate" most={100} />
      </SimpleGrid>
    </Stack>
  );
}
