import { DateTime } from 'luxon';
import { canonicalTimezone } from '@app/common';

const isMoment = (text: string): boolean => /T|^\d{4}-/.test(text) && DateTime.fromISO(text).isValid;

/** Readers of zones and moments, which need no more of the service than its table of zones. */
export const timeReaders = {
  timezone: canonicalTimezone,
  /** A moment as written: one without an offset is read in the zone of the command. */
  moment: (text: string): string | undefined => (isMoment(text) ? text : undefined),
  moments: (text: string): string[] | undefined => {
    const moments = text.split(',').map((moment) => moment.trim());
    return moments.every(isMoment) ? moments : undefined;
  },
};
