import { describe, expect, it } from '@jest/globals';
import type { SyncRun } from '@team-selector/client';
import { problemGroups } from '../run/problem-groups';
import { progressPercent } from './progress-percent';
import { runMark } from './run-mark';
import { waitBeforeSaying } from './wait-before-saying';

const PROBLEM = { object: 'team', calcom_id: 34209, field: 'timeZone', message: 'is no time zone' } as const;
const RUN: SyncRun = {
  id: 1,
  kind: 'teams',
  team_id: null,
  user_id: null,
  status: 'succeeded',
  progress: { done: 3, total: 3, phase: 'event_types' },
  total: 3,
  created: 0,
  updated: 3,
  deactivated: 0,
  errors: [],
  failure: null,
  started_at: '2026-11-27T09:56:30.206Z',
  finished_at: '2026-11-27T09:56:30.651Z',
};

describe('the bar of a sync', () => {
  it('is seen at once, never goes back, and is full at the end', () => {
    const percents = [
      progressPercent({ phase: 'teams', done: 0, total: 1 }),
      ...[0, 1, 2, 3].map((done) => progressPercent({ phase: 'event_types', done, total: 3 })),
    ];
    expect(percents[0]).toBeGreaterThan(0);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(percents.at(-1)).toBe(100);
  });

  it('is full where there is nothing to do', () => {
    expect(progressPercent({ phase: 'event_types', done: 0, total: 0 })).toBe(100);
  });
});

describe('the voice of a sync', () => {
  it('speaks at once at first, then waits for five seconds', () => {
    expect(waitBeforeSaying(undefined, 10_000)).toBe(0);
    expect(waitBeforeSaying(10_000, 11_000)).toBe(4000);
    expect(waitBeforeSaying(10_000, 16_000)).toBe(0);
  });
});

describe('the mark of a run', () => {
  it.each([
    ['running', RUN.errors, 'waiting'],
    ['failed', RUN.errors, 'bad'],
    ['succeeded', RUN.errors, 'good'],
    ['succeeded', [PROBLEM], 'waiting'],
  ] as const)('of one that %s with the problems %j is %s', (status, errors, tone) => {
    expect(runMark({ ...RUN, status, errors: [...errors] }).tone).toBe(tone);
  });
});

describe('the problems of a run', () => {
  it('stand together by item, in the order of the first', () => {
    const other = { ...PROBLEM, object: 'event_type' } as const;
    const groups = problemGroups([PROBLEM, other, { ...PROBLEM, field: 'name' }]);
    expect(groups.map(({ object, problems }) => [object, problems.map(({ field }) => field)])).toEqual([
      ['team', ['timeZone', 'name']],
      ['event_type', ['timeZone']],
    ]);
  });
});
