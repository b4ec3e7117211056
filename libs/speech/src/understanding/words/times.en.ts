import { phrasesIn } from './vocabulary';

/** Clock, parts of the day, and what bounds them. */
export const ENGLISH_TIMES = phrasesIn(`
AT: at, but at, at exactly, at precisely, exactly at, at around about exactly
ABOUT: about, around, but about, but around, roughly, approximately, approx, circa, at about, at around, at roughly, around about, at approximately, somewhere around, something like, sometime around, some time around, round about, at or around, give or take at
ISH: ish, or so, or thereabouts, give or take, or thereabout
AFTER: after, but after, but only after, but later than, any time after, anytime after, sometime after, some time after, later than, some point after, at any time after
BEFORE: before, but before, but only before, but earlier than, any time before, anytime before, sometime before, some time before, earlier than, at any time before, prior to, ahead of
ATEARLIEST: at the earliest
ATLATEST: latest, at the latest, at the very latest, tops
SINCE: from, but from, but not before, but no earlier than, but not earlier than, but not until, starting, starting from, starting at, starting on, commencing, beginning, beginning at, not before, no earlier than, not earlier than, no sooner than, not sooner than, not until, not till, as of, any time from, anytime from, beginning on, onwards from, not any earlier than, from about, at the earliest at, as from, never before
UNTIL: until, but until, but by, but no later than, but not later than, but not after, till, til, up to, up until, through, by, no later than, not later than, not after, by the latest, before or at, up till, any time until, anytime until, by about, no later than at, by no later than, not any later than, at the latest by, any time up to, anytime up to, never after, at the latest at, latest by
ORLATER: or later, or after, onwards, onward, or any time after, or anytime after, and later, and onwards, on out
ORBEFORE: or earlier, or before, or sooner
BETWEEN: between, in between, anywhere between, sometime between, some time between, any time between, anytime between
AND: and
OR: or, either
DASH: -
NOT: i work, we work, im working, i am working, were working, we are working, at work, i have work, ive got work, in a meeting, i have to go, i have to be gone, not, but, no, dont, cant, cannot, never, except, excluding, without, but not, wont, other than, apart from, besides, isnt, instead, instead of, anything but, neither, nor
HALF: half
QUARTER: quarter
THREEQ: three quarters
PAST: past
TO: to
OF: of
UHR: oclock, o clock
HUNDRED: hundred, hundred hours
OH: oh, o
AM: am
PM: pm
NOON ISH: noonish
NOON: noon, twelve noon, 12 noon, midday, high noon, noontime, noon time
MIDNIGHT: midnight, twelve midnight, 12 midnight
PART_morning: but in the morning, but only in the morning, morning, in the morning, mornings, during the morning, of the morning
PART_midday: lunchtime, lunch time, around lunchtime, at lunch, at lunchtime, over lunch, during lunch, during lunchtime, around lunch, around lunch time, at lunch time
PART_afternoon: but in the afternoon, but only in the afternoon, afternoon, in the afternoon, during the afternoon, arvo, of the afternoon
PART_evening: but in the evening, but only in the evening, evening, in the evening, during the evening, of the evening
PART_night: night, at night, in the night, nighttime
TONIGHT: tonight, this night, to night
SHORT: shortly after, shortly before, just after, just before, just past, right after, right before, just gone, soon after, a little after, a little before, a bit after, a bit before, a little past, well after, well before, almost, nearly, immediately after, straight after
EARLY: early
LATE: late
HOURU: hour, hours, hr, hrs
MINUTEU: minute, minutes, min, mins
QUARTERHOUR: quarter hour, quarter of an hour
THREEQHOUR: three quarters of an hour, three quarter hour
FROMNOW: from now, hence
LATERTODAY: later today, later on today, today later, today later on
VAGUE: after work, before work, after lunch, before lunch, after dinner, before dinner, after breakfast, after school, before school, teatime, tea time, close of business, end of day, end of the day, end of business, cob, eod, first thing, first thing in the morning, last thing, start of the day, beginning of the day, overnight, dinner time, dinnertime, breakfast time, after hours, business hours, office hours, during business hours
VAGUE: first one, second one, third one, fourth one, last one, first option, second option
VAGUE: too early, too late, a bit early, a bit late, bit early, bit late, a little early, a little late, quite early, pretty early, very early, really early, so early
VAGUE: my time, my local time, local time, our time
VAGUE: earliest, the earliest, the latest, soon, later, later on, shortly, now, right now, presently, one of these days, in a bit, in a while, in a few days, in a few weeks, in a couple of days, in a couple of weeks, in a couple of hours, in a few hours, in a few minutes, the other day, some day, someday, these days, in the near future, in the coming days, in the next few days, in the next few weeks, in the next couple of days, in the next couple of weeks, some other time, another time, another day, in some days, in some weeks, a few days, a couple of days, a few weeks, a couple of weeks, over the next few days, within the next few days
ASAP: as soon as possible, asap, as early as possible, as soon as you can, as quickly as possible, right away, straight away, immediately, at your earliest convenience, earliest possible, the earliest possible, first available, the first available, next available, the next available, soonest, the soonest, soonest possible, the soonest possible, at the earliest opportunity, at the earliest possible, earliest available, the earliest available, as fast as possible, a s a p, first available slot, next available slot, earliest available slot, next free slot, first free slot, next available appointment, earliest possible appointment, first available appointment, earliest available appointment, next available time, earliest appointment, soonest appointment, soonest available, the soonest available, your next available, your earliest, your first available, your earliest available, at your earliest, whatevers soonest, whatever is soonest, as soon as you possibly can, the next free slot, as soon as we can, as soon as i can
`);
