import { useLingui } from '@lingui/react';
import { Button, CopyButton, Group } from '@mantine/core';
import type { Booking } from '@team-selector/client';
import { Icon } from '../../shared/icons/icon';
import { LinkButton } from '../../shared/links/link-button';
import { CalendarButton } from './calendar-button';
import { Changes } from './changes';
import { isOpen } from '../../shared/bookings/booking-states';
import { useSentence } from './use-sentence';

interface Props {
  booking: Booking;
  onMove: () => void;
  onCancelled: () => void;
}

export function Actions({ booking, onMove, onCancelled }: Props) {
  const { i18n } = useLingui();
  const sentence = useSentence(booking);
  const stands = booking.status === 'confirmed' || booking.status === 'requested';
  return (
    <Group gap="sm">
      {stands && <CalendarButton booking={booking} />}
      {stands && (
        <CopyButton value={sentence}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy} leftSection={<Icon name={copied ? 'check' : 'copy'} size={18} />}>
              {copied ? i18n.t('appointment.copied') : i18n.t('appointment.copy')}
            </Button>
          )}
        </CopyButton>
      )}
      <Changes booking={booking} onMove={onMove} onCancelled={onCancelled} />
      {!isOpen(booking.status) && (
        <LinkButton to="/" search={{ team: booking.team_id }} variant={stands ? 'subtle' : 'filled'}>
          {stands ? i18n.t('appointment.another') : i18n.t('appointment.again')}
        </LinkButton>
      )}
    </Group>
  );
}
