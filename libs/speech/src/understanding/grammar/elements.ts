/** Which of the days, weeks or weekends of a name: "this", "next", "coming", "after next". */
export type Which = 'this' | 'next' | 'coming' | 'afterNext';

export type Part = 'early' | 'forenoon' | 'morning' | 'midday' | 'afternoon' | 'evening' | 'night';

/** A time of day as said: `half` is open where neither the hour nor a word says which half of the day is meant. */
export interface Clock {
  hour: number;
  minute: number;
  half: 'am' | 'pm' | 'whole' | 'open';
}

/** Something said about days. */
export type DayElement =
  /** `weeks`: number of weeks after the coming one. */
  | { kind: 'weekday'; weekday: number; which?: Which; weeks?: number }
  | { kind: 'date'; day: number; month?: number; year?: number }
  /** Dates between which the words do not decide. */
  | { kind: 'dates'; dates: { day: number; month: number; year?: number }[] }
  /** `isRest`: only what is left of it, from a time that is said beside it. */
  | { kind: 'day'; offsets: number[]; isTomorrow?: boolean; isRest?: boolean }
  | { kind: 'months'; count: number }
  | { kind: 'week'; offset: number; isCounted?: boolean }
  | { kind: 'isoWeek'; week: number }
  | { kind: 'weekend'; which?: Which }
  | { kind: 'month'; month?: number; offset?: number }
  | { kind: 'year'; year?: number; offset?: number }
  | { kind: 'holiday'; name: string }
  | { kind: 'nth'; nth: number; weekday: number }
  /** Tells that the week of the next day is meant, not that day. */
  | { kind: 'weekOf' }
  | { kind: 'portion'; portion: 'beginning' | 'middle' | 'end' }
  | { kind: 'shifted'; days: number; from: DayElement[] }
  /** "the Tuesday after Easter" */
  | { kind: 'beside'; weekday: number; side: 'after' | 'before'; of: DayElement[] };

/** Something said about the time of day. */
export type TimeElement =
  | { kind: 'clock'; clock: Clock }
  /** Times between which the words do not decide. */
  | { kind: 'clocks'; clocks: Clock[] }
  /** A bare number: a time where one is due. */
  | { kind: 'number'; text: string }
  | { kind: 'part'; part: Part; orTomorrow?: boolean };

export type Bound = 'after' | 'since' | 'before' | 'until';

/** A word that relates what stands around it. */
export type Relation =
  /** `mayFollow`: "um drei spätestens". */
  | { kind: 'bound'; bound: Bound; mayFollow?: boolean }
  | { kind: 'from' }
  | { kind: 'to' }
  | { kind: 'between' }
  | { kind: 'and' }
  | { kind: 'or' }
  | { kind: 'on' }
  | { kind: 'in' }
  | { kind: 'at' }
  | { kind: 'about' }
  | { kind: 'ish' }
  | { kind: 'onwards' }
  | { kind: 'orBefore' }
  /** So many days from the day that follows. */
  | { kind: 'shift'; days: number };

/** Something that stands for itself. */
export type Whole =
  | { kind: 'moment'; minutes: number }
  | { kind: 'soon' }
  | { kind: 'move' }
  | { kind: 'silent' }
  /** Understood, but only the caller can say what is meant. */
  | { kind: 'question'; reason: 'vague' | 'excluded' | 'recurring' | 'past' | 'several' };

/** Words that mean something only after an offer. */
export type Answer =
  | { kind: 'choice'; index: number }
  | { kind: 'extreme'; extreme: 'first' | 'last' | 'former' | 'latter' | 'later' | 'earlier' | 'latest' | 'earliest' }
  | { kind: 'moved'; minutes: number; days: number }
  | { kind: 'sameTime' }
  /** So many days after the day of the offer. */
  | { kind: 'offeredDay'; later: number }
  | { kind: 'agreed' }
  | { kind: 'any' };

export type Element = DayElement | TimeElement | Relation | Whole | Answer;

const DAY_KINDS = new Set<Element['kind']>([
  'weekday',
  'date',
  'dates',
  'day',
  'months',
  'week',
  'isoWeek',
  'weekend',
  'month',
  'year',
  'holiday',
  'nth',
  'weekOf',
  'portion',
]);

export const isDayElement = (element: Element | undefined): element is DayElement =>
  element !== undefined && DAY_KINDS.has(element.kind);

export const isTimeElement = (element: Element | undefined): element is TimeElement =>
  element !== undefined && ['clock', 'clocks', 'number', 'part'].includes(element.kind);
