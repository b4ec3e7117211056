import { useLingui } from '@lingui/react';
import { Alert, Stack, Text, Textarea } from '@mantine/core';
import type { Booking } from '@team-selector/client';
import { useState } from 'react';
import { ConfirmByName } from '../../../shared/dialogs/confirm-by-name';
import { useTeamZone } from '../../../shared/teams/use-team-zone';
import { dateText, timeText } from '../../../shared/time/formats';
import { changeError } from '../change-error';
import { useChange } from '../use-change';
import { cancelBooking, type Cancellation, cancellationFor } from './send';

interface Props {
  booking: Booking;
  onDone: () => void;
  onClose: () => void;
}

/** Cancels an appointment once the user has typed its time, so that no adjacent appointment is cancelled by mistake. */
export function CancelBooking({ booking, onDone, onClose }: Props) {
  const { i18n } = useLingui();
  const zone = useTeamZone(booking);
  const [reason, setReason] = useState('');
  const change = useChange(booking.id, (body: Cancellation, key) => cancelBooking(booking.id, body, key), onDone);
  const time = timeText(booking.start, zone, i18n.locale);
  const date = dateText(booking.start, zone, i18n.locale);
  return (
    <ConfirmByName
      title={i18n.t('appointment.cancel.title')}
      name={time}
      action={i18n.t('appointment.cancel')}
      dismissal={i18n.t('appointment.cancel.keep')}
      isBusy={change.isPending}
      onConfirm={() => change.send({ body: cancellationFor(reason) })}
      onClose={onClose}
    >
      <Stack gap="sm">
        {change.error !== null && (
          <Alert color="red" role="alert">
            {changeError(change.error, i18n)}
          </Alert>
        )}
        <Text>
          {i18n.t('appointment.cancel.what', { title: booking.title, name: booking.attendee.name, date, time })}
        </Text>
        <Textarea
          label={i18n.t('appointment.cancel.reason')}
          description={i18n.t('appointment.cancel.reason_note')}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          maxLength={500}
          autosize
          minRows={2}
        />
      </Stack>
    </ConfirmByName>
  );
}
