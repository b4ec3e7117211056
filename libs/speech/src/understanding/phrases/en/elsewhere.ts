import type { Phrases } from '../phrases';

/** Other moments and zones: at night, at weekends, at the end of the year, when clocks change. */
export const ENGLISH_ELSEWHERE: readonly Phrases[] = [
  {
    at: '2026-11-27T01:30:00+00:00',
    timezone: 'Europe/London',
    lines: `
tomorrow at ten = ASK
tomorrow morning = ASK
the day after tomorrow at ten = ASK
today at ten = 11-27 10:00
tonight at eight = 11-27 20:00
on Saturday at ten = 11-28 10:00
in an hour = 11-27 02:30
Friday at ten = ASK
`,
  },
  {
    at: '2026-11-28T09:00:00-05:00',
    timezone: 'America/New_York',
    lines: `
tomorrow at ten = 11-29 10:00
at the weekend = ASK
this weekend = now..11-29
next weekend = ASK
next Monday at ten = 11-30 10:00
next Friday at ten = 12-04 10:00
next Sunday at ten = ASK
Thanksgiving at eleven = ASK
Labor Day = ASK
`,
  },
  {
    at: '2026-12-30T15:00:00+11:00',
    timezone: 'Australia/Sydney',
    lines: `
tomorrow at ten = 12-31 10:00
on the second at ten = 2027-01-02 10:00
next week Monday at ten = 2027-01-04 10:00
week 1 = 2027-01-04..2027-01-10
next month = 2027-01-01..2027-01-31
Christmas Eve = ASK
New Year's Eve at eleven = 12-31 11:00
`,
  },
  {
    at: '2027-03-12T10:00:00-05:00',
    timezone: 'America/New_York',
    lines: `
Sunday at 2:30 am = ASK
Sunday at 2:30 = 2027-03-14 14:30
Sunday at 3 am = 2027-03-14 03:00
Sunday = 2027-03-14
`,
  },
  {
    at: '2026-10-30T10:00:00-04:00',
    timezone: 'America/New_York',
    lines: `
Sunday at 1:30 am = ASK
Sunday at 2:30 am = 11-01 02:30
Sunday at ten = 11-01 10:00
`,
  },
];
