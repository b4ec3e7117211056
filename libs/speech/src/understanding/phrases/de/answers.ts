import type { Phrases } from '../phrases';

const ASKED = { at: '2026-11-26T10:00:00+01:00', timezone: 'Europe/Berlin' };

/** Answers to moments that were offered. */
export const GERMAN_ANSWERS: readonly Phrases[] = [
  {
    ...ASKED,
    offered: ['2026-11-27T11:00:00+01:00', '2026-12-04T11:00:00+01:00'],
    lines: `
das zweite = 12-04 11:00
den ersten = 11-27 11:00
den zweiten bitte = 12-04 11:00
nummer zwei = 12-04 11:00
der spätere = 12-04 11:00
lieber später = 12-04 11:00
das frühere bitte = 11-27 11:00
der letzte = 12-04 11:00
letzteres = 12-04 11:00
morgen = 11-27 11:00
nächste Woche = 12-04 11:00
am vierten = 12-04 11:00
den 27. = 11-27 11:00
am 4. Dezember = 12-04 11:00
am Freitag = ASK
um elf = ASK
ja = ASK
beide = ASK
egal = ASK
den dritten = 12-03
keiner von beiden = ASK
eine Stunde später = ASK
am Montag um neun = 11-30 09:00
doch lieber am Dienstag = 12-01
irgendwas anderes = ASK
`,
  },
  {
    ...ASKED,
    offered: ['2026-11-30T09:00:00+01:00', '2026-11-30T14:30:00+01:00', '2026-12-01T10:00:00+01:00'],
    lines: `
doch lieber der Dienstag = 12-01 10:00
der am Dienstag = 12-01 10:00
Montag = ASK
Montag um neun = 11-30 09:00
um neun = 11-30 09:00
halb drei = 11-30 14:30
um zehn = 12-01 10:00
zehn = 12-01 10:00
zehn wäre super = 12-01 10:00
neun passt = 11-30 09:00
zwei = ASK
drei = ASK
elf = ASK
am Nachmittag = 11-30 14:30
lieber nachmittags = 11-30 14:30
nach zwölf Uhr = 11-30 14:30
das dritte = 12-01 10:00
der späteste = 12-01 10:00
der früheste = 11-30 09:00
der spätere = ASK
um elf = ASK
am vierten = 12-04
`,
  },
  {
    ...ASKED,
    offered: ['2026-11-30T09:00:00+01:00'],
    lines: `
geht auch zehn = 11-30 10:00
neun ist gut = 11-30 09:00
elf = 11-30 11:00
ja bitte = 11-30 09:00
passt = 11-30 09:00
den nehme ich = 11-30 09:00
eine Stunde später = 11-30 10:00
eine halbe Stunde früher = 11-30 08:30
einen Tag später = 12-01 09:00
eine Woche später = 12-07 09:00
am Dienstag zur gleichen Zeit = 12-01 09:00
um elf = 11-30 11:00
ab zehn = 11-30 10:00-24:00
am Nachmittag = 11-30 12:00-18:00
am Tag danach = 12-01
nein = ASK
später = ASK
so bald wie möglich = now..
`,
  },
];
