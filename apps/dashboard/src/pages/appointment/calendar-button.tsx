import { useLingui } from '@lingui/react';
import { useMutation } from '@tanstack/react-query';
import type { Booking } from '@team-selector/client';
import { Icon } from '../../shared/icons/icon';
import { BusyButton } from '../../shared/states/busy-button';
import { errorText } from '../../shared/states/error-text';
import { saveCalendar } from './save-calendar';

/** Downloads the appointment as a file for the user's calendar. */
export function CalendarButton({ booking }: { booking: Booking }) {
  const { i18n } = useLingui();
  const saving = useMutation({ mutationFn: () => saveCalendar(booking.id) });
  return (
    <>
      <BusyButton
        isBusy={saving.isPending}
        onClick={() => saving.mutate()}
        leftSection={<Icon name="calendarAdd" size={18} />}
      >
        {i18n.t('appointment.calendar')}
      </BusyButton>
      {saving.isError && <span role="alert">{errorText(saving.error, i18n)}</span>}
    </>
  );
}
