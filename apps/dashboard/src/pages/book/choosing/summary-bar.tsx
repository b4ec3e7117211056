import { useLingui } from '@lingui/react';
import { Button, Group, Text } from '@mantine/core';
import { leadToStep } from '../lead-to';
import type { BookingState } from '../use-booking-state';
import { ServiceFacts } from './service-facts';
import classes from './summary-bar.module.css';

/** On a phone: what is chosen so far, and the way to what is chosen next. */
export function SummaryBar({ state: { service, duration, day } }: { state: BookingState }) {
  const { i18n } = useLingui();
  if (!service || day !== undefined) return null;
  return (
    <Group className={classes.bar} hiddenFrom="md" justify="space-between" wrap="nowrap" gap="sm">
      <div className={classes.what}>
        <Text size="sm" fw={600} truncate>
          {service.title}
        </Text>
        <ServiceFacts service={service} duration={duration} />
      </div>
      <Button size="sm" onClick={() => leadToStep('days')} className={classes.button}>
        {i18n.t('book.to_days')}
      </Button>
    </Group>
  );
}
