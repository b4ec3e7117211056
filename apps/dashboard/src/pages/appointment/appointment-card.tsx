import type { Booking } from '@team-selector/client';
import { Paper, Stack } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useLingui } from '@lingui/react';
import { announce } from '../../shared/access/announcements';
import { Actions } from './actions';
import { Facts } from './facts';
import { OUTCOMES } from './outcomes';
import { OutcomeLine } from './outcome-line';

interface Props {
  booking: Booking;
  isNew: boolean;
  isAlready: boolean;
}

export function AppointmentCard({ booking, isNew, isAlready }: Props) {
  const { i18n } = useLingui();
  const before = useRef(booking.status);
  useEffect(() => {
    if (before.current === booking.status) return;
    before.current = booking.status;
    announce(i18n._(OUTCOMES[booking.status].heading));
  }, [booking.status, i18n]);
  return (
    <Paper withBorder p={{ base: 'md', sm: 'xl' }} maw={640}>
      <Stack gap="lg">
        <OutcomeLine booking={booking} isNew={isNew} isAlready={isAlready} />
        <Facts booking={booking} />
        <Actions booking={booking} />
      </Stack>
    </Paper>
  );
}
