import { type Day, mondayOf, monthOf, only, type Span, weekdayOf } from './days';
import { easterOf } from './easter';

const on =
  (month: number, day: number) =>
  (year: number): Span =>
    only(monthOf(year, month).first + day - 1);

const fromEaster =
  (days: number) =>
  (year: number): Span =>
    only(easterOf(year) + days);

/** The nth such weekday of a month; counted from its end where negative. */
export function nthWeekday(month: Span, weekday: number, nth: number): Day | undefined {
  const first = month.first + ((weekday - weekdayOf(month.first) + 7) % 7);
  const last = month.last - ((weekdayOf(month.last) - weekday + 7) % 7);
  const day = nth > 0 ? first + 7 * (nth - 1) : last + 7 * (nth + 1);
  return day >= month.first && day <= month.last ? day : undefined;
}

const nth =
  (count: number, weekday: number, month: number) =>
  (year: number): Span => {
    const day = nthWeekday(monthOf(year, month), weekday, count) ?? monthOf(year, month).last;
    return only(day);
  };

/** The Sunday before Christmas Day is the fourth of Advent. */
const advent =
  (count: number) =>
  (year: number): Span =>
    only(mondayOf(monthOf(year, 12).first + 24) - 1 - 7 * (4 - count));

/** Named days by the names of their words. Those that fall on different dates in different countries are not here. */
export const HOLIDAYS: Readonly<Record<string, (year: number) => Span>> = {
  newYearsDay: on(1, 1),
  epiphany: on(1, 6),
  valentines: on(2, 14),
  womensDay: on(3, 8),
  stPatricks: on(3, 17),
  weiberfastnacht: fromEaster(-52),
  rosenmontag: fromEaster(-48),
  shroveTuesday: fromEaster(-47),
  ashWednesday: fromEaster(-46),
  palmSunday: fromEaster(-7),
  maundyThursday: fromEaster(-3),
  goodFriday: fromEaster(-2),
  holySaturday: fromEaster(-1),
  easterSunday: fromEaster(0),
  easterMonday: fromEaster(1),
  easter: (year) => ({ first: easterOf(year), last: easterOf(year) + 1 }),
  mayDay: on(5, 1),
  ascension: fromEaster(39),
  pentecostSunday: fromEaster(49),
  pentecostMonday: fromEaster(50),
  pentecost: (year) => ({ first: easterOf(year) + 49, last: easterOf(year) + 50 }),
  corpusChristi: fromEaster(60),
  swissNationalDay: on(8, 1),
  assumption: on(8, 15),
  germanUnity: on(10, 3),
  austrianNationalDay: on(10, 26),
  reformationDay: on(10, 31),
  allSaints: on(11, 1),
  allSouls: on(11, 2),
  guyFawkes: on(11, 5),
  stMartin: on(11, 11),
  repentance: (year) => only(advent(1)(year).first - 11),
  advent1: advent(1),
  advent2: advent(2),
  advent3: advent(3),
  advent4: advent(4),
  stNicholas: on(12, 6),
  immaculateConception: on(12, 8),
  christmasEve: on(12, 24),
  christmasDay: on(12, 25),
  boxingDay: on(12, 26),
  newYearsEve: on(12, 31),
  martinLutherKing: nth(3, 1, 1),
  presidentsDay: nth(3, 1, 2),
  memorialDay: nth(-1, 1, 5),
  juneteenth: on(6, 19),
  independenceDay: on(7, 4),
  columbusDay: nth(2, 1, 10),
  veteransDay: on(11, 11),
  blackFriday: (year) => only(nth(4, 4, 11)(year).first + 1),
  thanksgiving: nth(4, 4, 11),
  muttertag: nth(2, 7, 5),
};
