import { phrasesIn, silent } from './vocabulary';

/** Words that say nothing about time, wherever they stand. */
export const ENGLISH_FILLERS = [
  ...silent(`
please, thanks, thank you, thank you very much, many thanks, cheers, hi, hello, hey, good morning, good afternoon, good evening, good day, hi there, hello there
yes, yeah, yep, yup, ok, okay, well, so, uh, um, uhm, er, erm, hmm, hm, ah, oh yes, oh yeah, oh well, oh ok, oh okay, right, alright, all right, sure, great, perfect, good, fine, lovely, super, cool, brilliant, excellent, wonderful, absolutely, certainly, sorry, like, you know, i mean, i guess, i think, i suppose, i believe, id say, i would say, lets say, let us say, let me see, lets see, shall we say, say, as well
i, we, me, us, my, our, you, your, yours, it, its, that, thats, the, he, she, they, them, there, ill, im, id, youve, youd, i am, we are, you are, if
would, wouldnt mind, could, can, might, should, shall, will, do, does, did, is, are, be, am i, have, has, had, got, get, getting, going, gonna, wanna, want, wanted, wants, need, needs, prefer, preferred, preferably, prefers, preference, ideally, rather, better, best, like to, love, love to, would like, id love, hope, hoping, hoping for, looking, looking for, look for, lets, let, try, trying, take, make, give, see, come, coming in, book, schedule, scheduled, arrange, reserve, set up, fit, fit me in, fit us in, squeeze me in, squeeze in, go, go for, go with, pop in, drop in, drop by, come in, come by, come over, swing by, be seen, put me down, come round, pop by
to come, to book, to make, to schedule, to have, to get, to see, to be, to do, to arrange, to reserve, to set up, to come in, to come by, to take, to go, to go for, want to, need to, id like to, would like to, going to, to pop in, to try, to drop by, to drop in, to visit
anything at all, anything left, left, an opening left, slot, a slot, slots, visit, a visit, opening, an opening, openings, a time, times, a time slot, time slot, timeslot, anything, anything available, anything free, something free, something available, a spot, spot, session, a session, table
work, works, working, work for me, works for me, works for us, works best, works best for me, suit, suits, suits me, suit me, suits me best, suits us, for me, for us, available, availability, i am free, im free, im available, possible, if possible, if thats possible, if that is possible, if you can, if you could, if thats ok, if thats okay, if that works, if that suits, any chance, how about, what about, what is, what do you have, what have you got, whats, do you have, have you got, have you, with you, for you, at yours
have to be, has to be, itd, itd have to be, thats a, that is a, which is a, good but, fine but, great but, ok but, okay but, yes but, yeah but, perfect but, thats good but, thats fine but, but only, but please, but rather, but preferably, but ideally, but if possible, but maybe, but i, but id, but i would, but could, but can, but we, but it, but its, but with, but for me, maybe, perhaps, possibly, probably, just, only, also, then, too, even, still, actually, basically, honestly, really, kind of, sort of, kinda, somehow, some, sharp, on the dot, prompt, exactly, precisely, on the nose, again, instead please, also possible, whenever, whenever you can, anytime, any time, at any time, sometime, some time, some point, at some point, any time at all, any day, any weekday, all day, the whole day, the entire day, whole day, anytime at all, whatever time, whatever, doesnt matter, doesnt matter when, it doesnt matter, it doesnt matter when, does not matter, dont mind, dont mind when, dont care when, any slot, no preference, time of day, course, of course, could be, would be, might be, will be, must be, be good, be great, be fine, be ideal, be perfect, be best, be nice, be lovely, ideal, nice, okay then, ok then, perfectly, for an appointment, actually no preference
may i, may we, is it, there be, with, here, do.
`),
  ...phrasesIn(`
SILENT: for
MOVE: move to, move it to, move my appointment to, change it to, change to, reschedule to, reschedule it to, reschedule my appointment to, push it to, push it back to, postpone it to, to move it to, to move my appointment to, to change it to, to change my appointment to, to reschedule to, to reschedule it to, to reschedule my appointment to, move it, to move it, to reschedule it, to change it, bring it forward to, reschedule for, reschedule it for, move it for
MOVING: move, change, reschedule, push, postpone, to move, to change, to reschedule, move my, change my, reschedule my, push my
SILENT: can i have, could i have, may i have, should i have, can we have, could we have, may we have, i have to, we have to, do you have something, have you got something
HAVE: i have, ive got, i have got, ive, we have, weve got, we have got
THING: appointment, an appointment, appointments, booking, meeting, something
LEISURE: time, free
OWN: my appointment is, our appointment is, my appointment was, is my appointment, my booking is
`),
];

/** Words that say something only where moments were offered. */
export const ENGLISH_ANSWERS = phrasesIn(`
LATER: later, later one
EARLIER: earlier, earlier one, sooner
LATEST: latest, latest one, the latest, the latest one
EARLIEST: earliest, earliest one, the earliest, the earliest one, soonest, the soonest
FIRST: former
FINAL: latter
o1 n1: first one
o2 n1: second one
o3 n1: third one
o4 n1: fourth one
LAST: last one
o1 OPTION: first option
o2 OPTION: second option
OPTION: number, option, choice, slot number, suggestion, slot
AGREED: yes, yeah, yep, yup, sure, ok, okay, perfect, great, fine, good, that works, that works for me, thats fine, thats good, thats perfect, that suits me, sounds good, that sounds good, works for me, ill take it, ill take that, ill take that one, that one, agreed, absolutely, lovely, thats great, yes please, brilliant
ANY: both, either, any, either one, any of them, either of them, all, whichever, both of them, all of them
SAMEDAY: same day, the same day, on the same day, on that day, that day, that same day
NEXTDAY: day after, day after that, next day, following day
`);
