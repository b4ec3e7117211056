import type { Phrases } from '../phrases';

const ASKED = { at: '2026-11-26T10:00:00+01:00', timezone: 'Europe/Berlin' };

/** Answers to moments that were offered. */
export const ENGLISH_ANSWERS: readonly Phrases[] = [
  {
    ...ASKED,
    offered: ['2026-11-27T11:00:00+01:00', '2026-12-04T11:00:00+01:00'],
    lines: `
the second one = 12-04 11:00
the first one please = 11-27 11:00
the first = 11-27 11:00
the second = 12-04 11:00
number two = 12-04 11:00
option one = 11-27 11:00
the later one = 12-04 11:00
the earlier one = 11-27 11:00
the last one = 12-04 11:00
the former = 11-27 11:00
tomorrow = 11-27 11:00
next week = 12-04 11:00
the fourth = 12-04 11:00
the 27th = 11-27 11:00
December 4th = 12-04 11:00
Friday = ASK
at eleven = ASK
yes = ASK
either = ASK
both = ASK
the third = 12-03
neither = ASK
an hour later = ASK
Monday at nine = 11-30 09:00
`,
  },
  {
    ...ASKED,
    offered: ['2026-11-30T09:00:00+01:00', '2026-11-30T14:30:00+01:00', '2026-12-01T10:00:00+01:00'],
    lines: `
the Tuesday one = 12-01 10:00
Tuesday then = 12-01 10:00
Monday = ASK
Monday at nine = 11-30 09:00
nine o'clock = 11-30 09:00
the nine o'clock one = 11-30 09:00
half past two = 11-30 14:30
the afternoon one = 11-30 14:30
after twelve = 11-30 14:30
the third one = 12-01 10:00
the latest one = 12-01 10:00
the earliest = 11-30 09:00
ten = 12-01 10:00
nine is fine = 11-30 09:00
the ten one = 12-01 10:00
two = ASK
three = ASK
later today = ASK
the later one = ASK
at eleven = ASK
`,
  },
  {
    ...ASKED,
    offered: ['2026-11-30T09:00:00+01:00'],
    lines: `
yes please = 11-30 09:00
that works = 11-30 09:00
I'll take it = 11-30 09:00
an hour later = 11-30 10:00
half an hour earlier = 11-30 08:30
a day later = 12-01 09:00
a week later = 12-07 09:00
Tuesday at the same time = 12-01 09:00
at eleven = 11-30 11:00
eleven = 11-30 11:00
could we do ten = 11-30 10:00
after ten = 11-30 10:00-24:00
in the afternoon = 11-30 12:00-18:00
the day after = 12-01
no = ASK
later = ASK
asap = now..
`,
  },
];
