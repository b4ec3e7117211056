import { useLingui } from '@lingui/react';
import { Button } from '@mantine/core';
import type { Booking } from '@team-selector/client';
import { useState } from 'react';
import { isChangeable } from '../../shared/bookings/booking-states';
import { Icon } from '../../shared/icons/icon';
import { useCondition } from '../../shared/states/use-condition';
import { useNow } from '../../shared/time/use-now';
import { CancelBooking } from './cancel/cancel-booking';

interface Props {
  booking: Booking;
  onMove: () => void;
  onCancelled: () => void;
}

/** Moving and cancelling, while it can be; while Cal.com does not answer, the banner of the page says why it cannot. */
export function Changes({ booking, onMove, onCancelled }: Props) {
  const { i18n } = useLingui();
  const [isCancelling, setCancelling] = useState(false);
  const isStuck = useCondition() !== undefined;
  const now = useNow();
  if (!isChangeable(booking, now)) return null;
  const refusal = isStuck ? { disabled: true, 'aria-describedby': 'page-condition' } : {};
  return (
    <>
      <Button variant="default" onClick={onMove} leftSection={<Icon name="calendar" size={18} />} {...refusal}>
        {i18n.t('appointment.move')}
      </Button>
      <Button
        variant="default"
        onClick={() => setCancelling(true)}
        leftSection={<Icon name="close" size={18} />}
        {...refusal}
      >
        {i18n.t('appointment.cancel')}
      </Button>
      {isCancelling && (
        <CancelBooking
          booking={booking}
          onDone={() => {
            setCancelling(false);
            onCancelled();
          }}
          onClose={() => setCancelling(false)}
        />
      )}
    </>
  );
}
