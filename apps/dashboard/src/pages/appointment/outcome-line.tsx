import { useLingui } from '@lingui/react';
import { Group, Text } from '@mantine/core';
import type { Booking } from '@team-selector/client';
import { Icon } from '../../shared/icons/icon';
import { isOpen } from '../../shared/bookings/booking-states';
import classes from './outcome-line.module.css';
import { OUTCOMES } from './outcomes';

interface Props {
  booking: Booking;
  isNew: boolean;
  isAlready: boolean;
}

/** How it stands with the appointment, in one sentence. */
export function OutcomeLine({ booking, isNew, isAlready }: Props) {
  const { i18n } = useLingui();
  const { lead, icon, colour } = OUTCOMES[booking.status];
  const isPlain = booking.status === 'confirmed' && !isNew;
  const text = isPlain ? i18n.t('appointment.confirmed.plain') : i18n._(lead);
  return (
    <Group gap="md" wrap="nowrap" align="flex-start" aria-busy={isOpen(booking.status)}>
      <span className={classes.sign} data-colour={colour}>
        <Icon name={icon} />
      </span>
      <Text pt={6}>{isAlready ? i18n.t('appointment.already') : text}</Text>
    </Group>
  );
}
