import type { Phrases } from '../phrases';

/** Other moments and zones: at night, at weekends, at the end of the year, when clocks change. */
export const GERMAN_ELSEWHERE: readonly Phrases[] = [
  {
    at: '2026-11-27T01:30:00+01:00',
    timezone: 'Europe/Berlin',
    lines: `
morgen um zehn = ASK
morgen früh = ASK
übermorgen um zehn = ASK
heute um zehn = 11-27 10:00
heute Abend um acht = 11-27 20:00
am Samstag um zehn = 11-28 10:00
in einer Stunde = 11-27 02:30
am Freitag um zehn = ASK
`,
  },
  {
    at: '2026-11-28T09:00:00+01:00',
    timezone: 'Europe/Vienna',
    lines: `
morgen um zehn = 11-29 10:00
am Wochenende = ASK
dieses Wochenende = now..11-29
nächstes Wochenende = ASK
nächsten Montag um zehn = 11-30 10:00
nächsten Freitag um zehn = 12-04 10:00
nächsten Sonntag um zehn = ASK
diese Woche = now..11-29
am Montag um zehn = 11-30 10:00
heuer noch = now..12-31
`,
  },
  {
    at: '2026-12-30T15:00:00+01:00',
    timezone: 'Europe/Zurich',
    lines: `
morgen um zehn = 12-31 10:00
übermorgen um zehn = 2027-01-01 10:00
am zweiten um zehn = 2027-01-02 10:00
am zweiten Januar um zehn = 2027-01-02 10:00
nächste Woche Montag um zehn = 2027-01-04 10:00
KW 1 = 2027-01-04..2027-01-10
nächsten Monat = 2027-01-01..2027-01-31
Heiligabend = ASK
Silvester um elf = 12-31 11:00
am 31. um neun = 12-31 09:00
`,
  },
  {
    at: '2027-03-26T10:00:00+01:00',
    timezone: 'Europe/Berlin',
    lines: `
am Sonntag um 02:30 = ASK
am Sonntag um drei = 2027-03-28 15:00
am Sonntag = 2027-03-28
am Sonntag um 03:00 = 2027-03-28 03:00
am Sonntag ab 10 Uhr = 2027-03-28 10:00-24:00
`,
  },
  {
    at: '2026-10-23T10:00:00+02:00',
    timezone: 'Europe/Berlin',
    lines: `
am Sonntag um 02:30 = ASK
am Sonntag um 03:00 = 10-25 03:00
am Sonntag um zehn = 10-25 10:00
am Montag um zehn = 10-26 10:00
`,
  },
  {
    at: '2026-07-01T23:30:00-04:00',
    timezone: 'America/New_York',
    lines: `
morgen um zehn = 07-02 10:00
heute um 23:45 = 07-01 23:45
am dritten um zehn = 07-03 10:00
heute um acht = ASK
`,
  },
];
