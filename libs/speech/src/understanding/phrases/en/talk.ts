import { type Phrases, THURSDAY } from '../phrases';

/** Times among other words: politeness, dialects, negation, and what cannot be resolved. */
export const ENGLISH_TALK: Phrases = {
  ...THURSDAY,
  lines: `
I'd like an appointment tomorrow at ten please = 11-27 10:00
hello could I come in on Monday at eleven = 11-30 11:00
do you have anything tomorrow = 11-27
would Tuesday at half past two work = 12-01 14:30
how about Monday at ten = 11-30 10:00
yeah so um tomorrow at like three if that's possible = 11-27 15:00
preferably Wednesday afternoon = 12-02 12:00-18:00
maybe Tuesday at nine = 12-01 09:00
Good morning, does Friday at eleven work? = 11-27 11:00
TOMORROW AT THREE = 11-27 15:00
tomorrow at three, please! = 11-27 15:00
I am free on Monday at ten = 11-30 10:00
may I come on Monday at ten = 11-30 10:00
would Wednesday at four suit you = 12-02 16:00
tomorrow any time = 11-27
all day Tuesday = 12-01
let's say Tuesday at ten then = 12-01 10:00
not Monday = ASK
anything but Monday = ASK
any day but Friday = ASK
any day next week but Friday = ASK
next week but Friday = ASK
any time tomorrow but three = ASK
Tuesday but after three = 12-01 15:00-24:00
Tuesday but not before three = 12-01 15:00-24:00
tomorrow but in the afternoon = 11-27 12:00-18:00
Monday at three but if possible with you = 11-30 15:00
2030 = ASK
noonish tomorrow = 11-27 11:30-12:30
next week except Monday = ASK
next week but not Tuesday = ASK
I can't do Monday = ASK
not tomorrow the day after = ASK
Tuesday not Wednesday = ASK
when are you free = ASK
tomorrow at three with my dog = ASK
tomorrow at three with Dr Weber = ASK
tomorrow at three for two = ASK
move it from Monday to Wednesday = ASK
move it to Wednesday at ten = 12-02 10:00
demain à trois heures = ASK
mañana a las tres = ASK
morgen um drei = ASK
tomorrow 👍 at three = ASK
👍 = ASK
hello = ASK
yes = ASK
please = ASK
three = ASK
the second one = ASK
an hour later = ASK
the later one = ASK
this day week at ten = 12-03 10:00
Tuesday gone three = ASK
first week of December = ASK
sometime = ASK
Monday at teatime = ASK
`,
};
