import { dateOf } from '../calendar/days';
import { instantsOf, type Reference } from '../calendar/wall-clock';
import type { Answer, Clock } from '../grammar/elements';
import { isRestOfDay, meaningOf } from '../meaning/meaning';
import { decided, doubt, type Outcome } from '../meaning/outcome';
import type { Possibility } from '../meaning/possibility';
import type { Wish } from '../meaning/wish';
import { byOrdinal, extremeOf } from './choosing';
import { isNamed, isOnNamedDay, saysDays, saysTime } from './matching';
import { common, type Offered, offeredAt } from './offered';

const MINUTE_MS = 60_000;

/** The meaning of words that answer an offer: one of the offered times, one near them, or a new one. */
export function answerOf(wish: Wish, offered: readonly Date[], reference: Reference): Outcome {
  const offers = offered.map((start) => offeredAt(start, reference));
  const [question] = wish.questions;
  if (question !== undefined) return doubt(question, offers.map(asChoice));
  const isMovedByDays = wish.answers.some((answer) => answer.kind === 'moved' && answer.days !== 0);
  // A day later it is the same time anyway.
  const answers = wish.answers.filter(({ kind }) => kind !== 'agreed' && !(isMovedByDays && kind === 'sameTime'));
  const [answer] = answers;
  if (answers.length > 1) return doubt('several', offers.map(asChoice));
  if (answer) return byAnswer(answer, wish, offers, reference);
  if (isFresh(wish)) return meaningOf(wish, reference);
  if (isRestOfDay(wish) && !saysTime(wish)) return doubt('vague', offers.map(asChoice));
  // "two": the second one, or at two.
  if (wish.bareNumber !== undefined && wish.bareNumber <= offers.length) return doubt('several', offers.map(asChoice));
  if (!saysDays(wish) && !saysTime(wish)) return agreed(wish, offers, reference);
  return byWords(wish, offers, reference);
}

const asChoice = ({ start }: Offered): Possibility => ({ start });

const isFresh = ({ dayBounds, moments, isSoon }: Wish): boolean => dayBounds.length > 0 || moments.length > 0 || isSoon;

/** "ja" is clear where only one moment was offered. */
function agreed(wish: Wish, offers: readonly Offered[], reference: Reference): Outcome {
  const isClear = wish.answers.length > 0 && offers.length === 1;
  return decided(offers.map(asChoice), reference, { isDoubtful: !isClear });
}

function byAnswer(answer: Answer, wish: Wish, offers: readonly Offered[], reference: Reference): Outcome {
  const left = offers.filter((offer) => isNamed(wish, offer, reference));
  const chosen = (offer: Offered | undefined): Outcome =>
    offer && left.includes(offer)
      ? decided([asChoice(offer)], reference, { isDoubtful: false })
      : doubt('several', offers.map(asChoice));
  switch (answer.kind) {
    case 'choice':
      return chosen(offers[answer.index]);
    case 'extreme':
      return chosen(extremeOf(answer.extreme, offers));
    case 'moved':
      return moved(answer, wish, offers, reference);
    case 'sameTime':
      return atSameTime(wish, offers, reference);
    case 'offeredDay':
      return onOfferedDay(answer.later, wish, offers, reference);
    default:
      return doubt('several', offers.map(asChoice));
  }
}

function moved(
  { minutes, days }: Extract<Answer, { kind: 'moved' }>,
  wish: Wish,
  offers: readonly Offered[],
  reference: Reference,
): Outcome {
  if (saysDays(wish) || saysTime(wish) || isFresh(wish)) return doubt('several', offers.map(asChoice));
  const possible = offers.flatMap(({ start, day, minute }) =>
    days === 0
      ? [{ start: new Date(start.getTime() + minutes * MINUTE_MS) }]
      : instantsOf(day + days, minute, reference.zone).map((instant) => ({ start: instant })),
  );
  return decided(possible, reference, { isDoubtful: offers.length > 1 });
}

const clockAt = (minute: number): Clock => ({ hour: Math.floor(minute / 60), minute: minute % 60, half: 'whole' });

function atSameTime(wish: Wish, offers: readonly Offered[], reference: Reference): Outcome {
  const minute = common(offers.map((offer) => offer.minute));
  if (minute === undefined || !saysDays(wish) || saysTime(wish) || isFresh(wish))
    return doubt('several', offers.map(asChoice));
  return meaningOf({ ...wish, answers: [], clocks: [[clockAt(minute)]] }, reference);
}

function onOfferedDay(later: number, wish: Wish, offers: readonly Offered[], reference: Reference): Outcome {
  const day = common(offers.map((offer) => offer.day));
  if (day === undefined || saysDays(wish) || isFresh(wish)) return doubt('several', offers.map(asChoice));
  return meaningOf({ ...wish, days: [{ kind: 'day', offsets: [day + later - reference.today] }] }, reference);
}

/** Days and times pick an offer; where none is meant they are a new wish, on the offered day where they name no other. */
function byWords(wish: Wish, offers: readonly Offered[], reference: Reference): Outcome {
  const ordinal = ordinalOf(wish);
  const ofOrdinal = ordinal === undefined ? undefined : byOrdinal(ordinal, offers, ({ day }) => dateOf(day).day);
  if (ofOrdinal) return decided([asChoice(ofOrdinal)], reference, { isDoubtful: false });
  const named =
    ordinal !== undefined && ordinal <= offers.length
      ? offers
      : offers.filter((offer) => isNamed(wish, offer, reference));
  if (named.length > 0) return decided(named.map(asChoice), reference, { isDoubtful: named.length > 1 });
  if (saysDays(wish)) return onOtherTime(wish, offers, reference);
  const day = common(offers.map((offer) => offer.day));
  if (day === undefined) return doubt('noDay', offers.map(asChoice));
  return meaningOf({ ...wish, days: [{ kind: 'day', offsets: [day - reference.today] }] }, reference);
}

/** "Friday at eleven" after an offer of one Friday at ten means that Friday. */
function onOtherTime(wish: Wish, offers: readonly Offered[], reference: Reference): Outcome {
  const day = common(offers.filter((offer) => isOnNamedDay(wish, offer, reference)).map((offer) => offer.day));
  if (day === undefined) return meaningOf(wish, reference);
  return meaningOf({ ...wish, days: [{ kind: 'day', offsets: [day - reference.today] }] }, reference);
}

function ordinalOf({ days, clocks, parts, timeBounds }: Wish): number | undefined {
  const [day, ...others] = days;
  if (day?.kind !== 'date' || day.month !== undefined || others.length > 0) return undefined;
  return clocks.length + parts.length + timeBounds.length === 0 ? day.day : undefined;
}
