import type { ItemProblem } from '@app/calcom-client';
import type { SyncRun } from './sync-run.entity';

/** What storing a list has changed; a missing count is 0. */
export interface SyncCounts {
  /** How many items Cal.com listed. */
  total: number;
  created?: number;
  updated?: number;
  deactivated?: number;
  /** Odd items. */
  errors?: ItemProblem[];
}

/** What a sync did. */
export interface SyncReport extends Required<SyncCounts> {
  runId: number;
}

export const reportOf = (runId: number, { total, ...rest }: SyncCounts): SyncReport => ({
  created: 0,
  updated: 0,
  deactivated: 0,
  errors: [],
  ...rest,
  total,
  runId,
});

/** Of a run that somebody else carries out. */
export const reportOfRun = ({ id, total, created, deactivated, errors }: SyncRun): SyncReport => ({
  runId: id,
  total,
  created,
  // Where the teams were listed several times, what one list has created the next has seen again.
  updated: Math.max(0, total - created),
  deactivated,
  errors,
});
