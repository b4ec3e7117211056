import { useLingui } from '@lingui/react';
import { Button, Group, Text } from '@mantine/core';
import { leadTo } from '../lead-to';
import type { BookingState } from '../use-booking-state';
import { ServiceFacts } from './service-facts';
import classes from './summary-bar.module.css';

/** On a phone: what is chosen so far, and the way to what is chosen next. */
export function SummaryBar({ state: { service, duration, day } }: { state: BookingState }) {
  const { i18n } = useLingui();
  if (!service) return null;
  return (
    <Group className={classes.bar} hiddenFrom="md" justify="space-between" wrap="nowrap" gap="sm">
      <div className={classes.what}>
        <Text size="sm" fw={600} truncate>
          {service.title}
        </Text>
        <ServiceFacts service={service} duration={duration} />
      </div>
      <Button size="sm" onClick={() => leadTo(day === undefined ? 'days' : 'slots')} className={classes.button}>
        {day === undefined ? i18n.t('book.to_days') : i18n.t('book.to_slots')}
      </Button>
    </Group>
  );
}
