import { dateText, timeText } from '../../../shared/time/formats';

/** `Di., 1. Dezember 2026, 14:30 – 15:30`. */
export const whenText = ({ start, end }: { start: string; end: string }, zone: string, locale: string): string =>
  `${dateText(start, zone, locale)}, ${timeText(start, zone, locale)} – ${timeText(end, zone, locale)}`;
