import { type Phrases, THURSDAY } from '../phrases';

/** As callers say it on the telephone: in whole sentences, with corrections and asides. */
export const ENGLISH_TELEPHONE: readonly Phrases[] = [
  {
    ...THURSDAY,
    lines: `
hiya could I get in on Monday about half nine = ASK
could you squeeze me in on Monday at half past nine = 11-30 09:30
would Wednesday the second at eleven work = 12-02 11:00
Wednesday December second eleven fifteen = 12-02 11:15
Monday week at quarter past ten = 12-07 10:15
first thing Monday morning = ASK
sometime Tuesday morning between nine and eleven = 12-01 09:00-11:00
Tuesday but not before eleven please = 12-01 11:00-24:00
Wednesday, it'd have to be before twelve = 12-02 00:00-12:00
I can only do after four on Monday = 11-30 16:00-24:00
Monday, I work till three = ASK
Wednesday from half three = ASK
Wednesday from three thirty onwards = 12-02 15:30-24:00
the twelfth of December at twelve = 12-12 12:00
on the twenty fourth at nine = 12-24 09:00
Friday the fourth of December at quarter past eleven = 12-04 11:15
Monday November thirtieth at two pm = 11-30 14:00
the thirtieth of the eleventh at half ten = ASK
Tuesday twenty to three = 12-01 14:40
Wednesday at five and twenty past two = 12-02 14:25
day after tomorrow at half twelve = ASK
the day after tomorrow in the afternoon = 11-28 12:00-18:00
later today around four = 11-26 15:30-16:30
later this afternoon = ASK
anything left today after three = 11-26 15:00-24:00
this afternoon at five = 11-26 17:00
today at lunchtime = 11-26 12:00-14:00
in just over an hour = ASK
in an hour and a half = 11-26 11:30
in three hours time = 11-26 13:00
in three days at half past three = 11-29 15:30
three weeks today at eleven = 12-17 11:00
two weeks tomorrow at nine = 12-11 09:00
Tuesday fortnight at nine = 12-15 09:00
a week Tuesday at nine = 12-08 09:00
two weeks Tuesday at nine = 12-15 09:00
the week after next on Tuesday morning = 12-08 06:00-12:00
the following Wednesday = ASK
next week Friday, preferably in the afternoon = 12-04 12:00-18:00
next week, ideally Wednesday or Thursday = ASK
next week from Wednesday = 12-02..12-06
towards the end of next week = 12-03..12-04
mid January = 2027-01-11..2027-01-20
the end of February = 2027-02-21..2027-02-28
the first week of December = ASK
after New Year's Eve = 2027-01-01..
after the holidays = ASK
before Christmas = ASK
between Christmas and New Year = ASK
the day after New Year's Day = 2027-01-02
January second, that's a Saturday, at ten = 2027-01-02 10:00
Monday January fourth at half past eight am = 2027-01-04 08:30
January fourth twenty twenty seven = 2027-01-04
Saturday morning at eleven = 11-28 11:00
Saturday lunchtime = 11-28 12:00-14:00
do you have anything at all on Friday = 11-27
Friday at three pm if you still have that = 11-27 15:00
have you got anything Monday around nine = 11-30 08:30-09:30
Monday works for me from ten = 11-30 10:00-24:00
I'm free Monday till twelve = 11-30 00:00-12:00
Monday anywhere between eleven and two = 11-30 11:00-14:00
Tuesday from about nine to eleven = 12-01 09:00-11:00
Wednesday by half past ten at the latest = 12-02 00:00-10:30
Wednesday no later than half past four = 12-02 00:00-16:30
Wednesday morning, not before ten = 12-02 10:00-12:00
Wednesday afternoon until four = 12-02 12:00-16:00
not Monday but Tuesday = ASK
anything except Friday = ASK
mornings only = ASK
Friday mornings only = 11-27 06:00-12:00
Friday, but I have to be gone by eleven = ASK
Friday after school = ASK
Friday over lunch = 11-27 12:00-14:00
Friday ten, ten thirty = ASK
Friday at ten, no, half past ten = ASK
Friday, oh wait, Saturday at ten = ASK
Tuesday, that's the eighth, at ten = 12-08 10:00
Tuesday of week fifty at nine = 12-08 09:00
the last Monday in November at ten = 11-30 10:00
the Monday after Thanksgiving at ten = 11-30 10:00
the day before Christmas Eve at eleven = 12-23 11:00
two days after New Year's Day = 2027-01-03
same time as last time = ASK
the usual = ASK
ten past nine on Tuesday = 12-01 09:10
Tuesday at quarter past = ASK
Tuesday at five in the morning = 12-01 05:00
Tuesday six fifteen pm = 12-01 18:15
Tuesday at seven in the evening = 12-01 19:00
Tuesday at three o'clock in the afternoon = 12-01 15:00
Tuesday evening from six = 12-01 18:00-22:00
Tuesday evening not before seven = 12-01 19:00-22:00
Tuesday oh nine thirty = 12-01 09:30
Tuesday at ten hundred hours = 12-01 10:00
Tuesday at fourteen hundred = 12-01 14:00
Tue Dec 1 at 10am = 12-01 10:00
Tuesday, 12/1, at 10 = ASK
2026-12-01T10:00 = 12-01 10:00
December 1st, 2026 at 10:00 AM = 12-01 10:00
on my birthday = ASK
in the spring = ASK
before the weekend = now..11-27
this month still = now..11-30
Saturday this week at ten = 11-28 10:00
right at the start of December = 12-01..12-10
from mid December = 12-11..
until the end of January = now..2027-01-31
by the tenth = now..12-10
the first to the fourth of December = 12-01..12-04
Tuesday to Thursday next week = 12-01..12-03
between Tuesday and Thursday next week = 12-01..12-03
not for another two weeks = ASK
in no less than a week = ASK
your earliest appointment please = now..
whatever's soonest = now..
the next available slot = now..
tonight after six = 11-26 18:00-22:00
on Monday would be great, ten o'clock = 11-30 10:00
in six weeks at ten = 2027-01-07 10:00
the first of next month = 12-01
say ten-ish on Monday = 11-30 09:30-10:30
Monday at ten a m = 11-30 10:00
Monday around midday = 11-30 11:30-12:30
Monday at half past = ASK
Monday ten fifteen or ten thirty = ASK
Monday at a quarter before three = 11-30 14:45
Monday at quarter of three = 11-30 14:45
`,
  },
  {
    at: '2026-11-29T18:00:00+00:00',
    timezone: 'Europe/London',
    lines: `
Sunday at eleven = ASK
this coming Sunday at ten = ASK
Tuesday week at nine = 12-08 09:00
today at five = ASK
`,
  },
  {
    at: '2026-10-02T10:00:00+10:30',
    timezone: 'Australia/Lord_Howe',
    lines: `
Sunday at 2:15 am = ASK
`,
  },
  {
    at: '2026-11-26T23:50:00+05:45',
    timezone: 'Asia/Kathmandu',
    lines: `
in twenty minutes = 11-27 00:10
`,
  },
  {
    ...THURSDAY,
    offered: ['2026-11-30T09:00:00+01:00', '2026-11-30T14:30:00+01:00', '2026-12-01T10:00:00+01:00'],
    lines: `
the nine o'clock please = 11-30 09:00
let's go with the second one = 11-30 14:30
I'll have the last one = 12-01 10:00
none of those = ASK
do you have anything on Wednesday = 12-02
the half two one = ASK
two thirty = 11-30 14:30
the first slot = 11-30 09:00
`,
  },
  {
    ...THURSDAY,
    offered: ['2026-11-30T09:00:00+01:00'],
    lines: `
yeah that works for me = 11-30 09:00
that doesn't work for me = ASK
good, but fifteen minutes later = 11-30 09:15
same day at three = 11-30 15:00
that's too early = ASK
a bit too early for me = ASK
nine is fine = 11-30 09:00
the week after at the same time = 12-07 09:00
sounds good = 11-30 09:00
`,
  },
];
