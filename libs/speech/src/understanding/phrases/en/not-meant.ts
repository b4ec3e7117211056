import { type Phrases, THURSDAY } from '../phrases';

/** Words around a time that is not wanted, or not for certain: engagements, refusals, zones, other signs. */
export const ENGLISH_NOT_MEANT: readonly Phrases[] = [
  {
    ...THURSDAY,
    lines: `
I have a meeting Monday at three = ASK
I've got a meeting on Monday until three = ASK
I've got something on Monday at three = ASK
I have something Monday at three = ASK
I'm booked Monday at three = ASK
I'm in a meeting Monday at three = ASK
I have work until three on Monday = ASK
I'm working Monday until three = ASK
I'm at work Monday until three = ASK
we have an appointment Monday at three = ASK
I have an appointment Monday at three = ASK
my appointment is Monday at three = ASK
change my appointment on Monday at three = ASK
I want to move my Monday at three = ASK
move my appointment from Monday at three to Tuesday at ten = ASK
reschedule my Monday appointment = ASK
I need to reschedule Monday at three = ASK
push Monday at three = ASK
I need to be done by three on Monday = ASK
I have to go by three on Monday = ASK
I have to go Monday at three = ASK
Monday at nine is too early = ASK
Monday at nine is a bit early = ASK
Monday at nine is early = ASK
Monday really early = ASK
Monday as early as possible = 11-30
as late as possible on Monday = ASK
Monday at ten for an hour = ASK
Monday at ten for thirty minutes = ASK
a one hour appointment Monday at ten = ASK
Monday for two hours = ASK
Monday 10 am EST = ASK
Monday at ten Eastern = ASK
Monday at ten your time = 11-30 10:00
Monday at ten my time = ASK
Monday at ten Berlin time = ASK
Monday at ten local time = ASK
Monday at ten UTC = ASK
the 1st or the 2nd = ASK
11/30 at ten = 11-30 10:00
11/30/2026 at ten = 11-30 10:00
30/11/2026 at ten = 11-30 10:00
11/12 at ten = ASK
11.30 = ASK
on 11.30 at ten = ASK
Monday 1000 hours = ASK
Monday at ten oh five = 11-30 10:05
Monday at ten oh = ASK
Monday at eleven eleven = ASK
Monday at twelve thirty = 11-30 12:30
Monday at 3 in the morning = ASK
one day next week = ASK
someday next week = ASK
one of the days next week = ASK
Monday the 30th of November twenty twenty-six = 11-30
New Year's at ten = ASK
the 4th of July = 2027-07-04
Wednesday lunchtime ish = ASK
may 5th = 2027-05-05
I may come Monday at ten = ASK
Monday I second that at ten = ASK
a second = ASK
wait a second = ASK
one second Monday at ten = ASK
give me a minute = ASK
just a sec, Monday at ten = ASK
sat at ten = ASK
march = 2027-03-01..2027-03-31
sun at noon = ASK
`,
  },
  {
    ...THURSDAY,
    offered: ['2026-11-30T09:00:00+01:00'],
    lines: `
that's a bit early = ASK
that's early = ASK
early = ASK
too late = ASK
I'd rather have the afternoon = 11-30 12:00-18:00
not sure = ASK
maybe = ASK
that won't work = ASK
could we do ten o'clock = 11-30 10:00
yes but Tuesday = 12-01
yes and also Tuesday = ASK
no yes = ASK
yes no = ASK
great, what about Tuesday = 12-01
`,
  },
];
