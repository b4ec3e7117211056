import { phrasesIn } from './vocabulary';

/** Days, weeks and months. */
export const ENGLISH_DAYS = phrasesIn(`
ON: on
A: a, an
IN: in
NEXT: next
COMING: coming, this coming, upcoming, this upcoming, this next
THIS: this
AFTERNEXT: after next
LAST: last
DAY_0: today, todays
DAY_1: tomorrow, tmrw, tomorrows, to morrow, the morrow, tomoz
DAY_2: day after tomorrow, day after tmrw, overmorrow
DAY_3: day after the day after tomorrow, two days after tomorrow
PASTDAY: yesterday, day before yesterday
WD1: monday, mon
WD2: tuesday, tue, tues
WD3: wednesday, wed, weds
WD4: thursday, thu, thur, thurs
WD5: friday, fri
WD6: saturday
WD7: sunday
WEEKLY: mondays, tuesdays, wednesdays, thursdays, fridays, saturdays, sundays, every, each, weekly, daily, weekdays, weekday, weeknights, always, any, weekends, most, all
WEEK: week, weeks, weeks time
MONTH: month, months, months time
YEAR: year, years
DAYU: day, days, days time
WEEKEND: weekend
FORTNIGHT: fortnight, fortnights, fortnights time
YEAR_0: this year
YEAR_1: next year, the coming year
MON1: january, jan
MON2: february, feb
MON3: march
MON4: april, apr
MON5: may
MON6: june, jun
MON7: july, jul
MON8: august, aug
MON9: september, sept, sep
MON10: october, oct
MON11: november, nov
MON12: december, dec
KW: calendar week, week number, cw, kw, wk
BEGIN: beginning, beginning of, start of, at the beginning of, at the start of, early in, start, first part of, the beginning of, the start of, the start
MID: middle of, mid, in the middle of, the middle of, middle, midway through
END: end of, at the end of, towards the end of, late in, toward the end of, the end of, end
MID WEEK: midweek, mid week
SAMETIME: same time, the same time, at the same time, same hour, at the same hour
`);
