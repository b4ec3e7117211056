import { useLingui } from '@lingui/react';
import type { Booking } from '@team-selector/client';
import { dateText, timeText } from '../../shared/time/formats';
import { placeText } from './place-text';

/** The appointment as one sentence, to be pasted into a message. */
export function useSentence(booking: Booking): string {
  const { i18n } = useLingui();
  const { title, start, timezone } = booking;
  const sentence = i18n.t('appointment.sentence', {
    title,
    date: dateText(start, timezone, i18n.locale),
    time: timeText(start, timezone, i18n.locale),
  });
  return [sentence, placeText(booking)].filter(Boolean).join('\n');
}
