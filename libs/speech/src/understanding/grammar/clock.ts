import type { Clock, Element } from './elements';

/** A time as said; undefined where no clock shows it. Hours beyond twelve, and "07:00", are hours of the whole day. */
export function clockOf(hour: string, minute = '0', meridiem?: string): Clock | undefined {
  const [hours, minutes] = [Number(hour), Number(minute)];
  if (hours > 23 || minutes > 59) return undefined;
  const isWhole = hours > 12 || hours === 0 || (hour.length === 2 && hour.startsWith('0'));
  if (meridiem === undefined) return { hour: hours, minute: minutes, half: isWhole ? 'whole' : 'open' };
  if (hours > 12) return meridiem === 'PM' ? { hour: hours, minute: minutes, half: 'whole' } : undefined;
  // "12 am" may begin the day or end it.
  if (hours === 0 || (hours === 12 && meridiem === 'AM')) return undefined;
  return { hour: hours, minute: minutes, half: meridiem === 'PM' ? 'pm' : 'am' };
}

/** A time relative to an hour of twelve, in minutes: -15 is a quarter to. */
export function clockFrom(hour: string | undefined, minutes: number, meridiem?: string): Clock | undefined {
  const hours = Number(hour);
  if (hours < 1 || hours > 12 || Math.abs(minutes) > 59) return undefined;
  const shown = (((hours * 60 + minutes - 60) % 720) + 720) % 720;
  return clockOf(String(Math.floor(shown / 60) + 1), String(shown % 60), meridiem);
}

export const clockElement = (clock: Clock | undefined): Element | undefined => clock && { kind: 'clock', clock };
