import { type Day, monthOf } from './days';

/** Easter Sunday of the Gregorian calendar, by Gauss, Lichtenberg's form. */
export function easterOf(year: number): Day {
  const century = Math.floor(year / 100);
  const moon = 15 + Math.floor((3 * century + 3) / 4) - Math.floor((8 * century + 13) / 25);
  const cycle = year % 19;
  const seed = (19 * cycle + moon) % 30;
  const fullMoon = 21 + seed - Math.floor((seed + Math.floor(cycle / 11)) / 29);
  const sun = 2 - Math.floor((3 * century + 3) / 4);
  const firstSunday = 7 - ((year + Math.floor(year / 4) + sun) % 7);
  // Days of March; it may run into April.
  return monthOf(year, 3).first - 1 + fullMoon + 7 - ((fullMoon - firstSunday) % 7);
}
