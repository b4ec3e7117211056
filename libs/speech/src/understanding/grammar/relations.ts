import type { Element } from './elements';
import { rules } from './rules';

const QUESTIONS = [
  ['VAGUE', 'vague'],
  ['VAGUEDAY', 'vague'],
  ['SHORT', 'vague'],
  ['EARLY', 'vague'],
  ['LATE', 'vague'],
  ['NOT', 'excluded'],
  ['WEEKLY', 'recurring'],
] as const;

const WORDS: readonly (readonly [token: string, element: Element])[] = [
  ['AFTER|PAST', { kind: 'bound', bound: 'after' }],
  ['SINCE', { kind: 'bound', bound: 'since' }],
  ['BEFORE', { kind: 'bound', bound: 'before' }],
  ['UNTIL|DASH', { kind: 'bound', bound: 'until' }],
  ['ATEARLIEST', { kind: 'bound', bound: 'since', mayFollow: true }],
  ['ATLATEST', { kind: 'bound', bound: 'until', mayFollow: true }],
  ['FROM', { kind: 'from' }],
  ['TO', { kind: 'to' }],
  ['BETWEEN', { kind: 'between' }],
  ['AND', { kind: 'and' }],
  ['OR', { kind: 'or' }],
  ['ON', { kind: 'on' }],
  ['IN', { kind: 'in' }],
  ['AT', { kind: 'at' }],
  ['ABOUT', { kind: 'about' }],
  ['ISH', { kind: 'ish' }],
  ['ORLATER', { kind: 'onwards' }],
  ['ORBEFORE', { kind: 'orBefore' }],
  ['ASAP', { kind: 'soon' }],
  ['MOVE', { kind: 'move' }],
  ['SILENT|OF|TARGET', { kind: 'silent' }],
  ...QUESTIONS.map(([token, reason]) => [token, { kind: 'question', reason }] as const),
];

/** Single words between days and times. */
export const RELATION_RULES = [
  ...WORDS.flatMap(([token, element]) => rules([token], () => element)),
  ...rules(['PART'], (part) => ({ kind: 'part', part: part as 'morning' })),
];
