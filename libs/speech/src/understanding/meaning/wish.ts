import type { Answer, Bound, Clock, DayElement, Part, Whole } from '../grammar/elements';

export type Reason = Extract<Whole, { kind: 'question' }>['reason'];

/** Clocks between which the words do not decide; mostly one. */
export type Clocks = readonly Clock[];

/** What was said, sorted by what it is about. Nothing is resolved yet. */
export interface Wish {
  days: DayElement[];
  dayBounds: { bound: Bound; days: DayElement[] }[];
  clocks: Clocks[];
  /** A number alone, which is also among `clocks`: after an offer it may be the offer of that number. */
  bareNumber?: number;
  timeBounds: { bound: Bound; clocks: Clocks }[];
  parts: { part: Part; orTomorrow?: boolean }[];
  isAbout: boolean;
  /** Minutes from now. */
  moments: number[];
  isSoon: boolean;
  isMove: boolean;
  questions: Reason[];
  answers: Answer[];
}

export const emptyWish = (): Wish => ({
  days: [],
  dayBounds: [],
  clocks: [],
  timeBounds: [],
  parts: [],
  isAbout: false,
  moments: [],
  isSoon: false,
  isMove: false,
  questions: [],
  answers: [],
});
