import type { ItemProblem } from '@app/calcom-client';
import type { SyncRun } from './sync-run.entity';

/** What storing a list has changed; a missing count is 0. */
export interface SyncCounts {
  /** Number of items that Cal.com listed. */
  total: number;
  created?: number;
  updated?: number;
  deactivated?: number;
  /** Items with problems. */
  errors?: ItemProblem[];
}

/** What a sync has changed. */
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

/** The report of a run that another request or process carries out. */
export const reportOfRun = ({ id, total, created, deactivated, errors }: SyncRun): SyncReport => ({
  runId: id,
  total,
  created,
  // If the teams were listed several times, later lists contain what earlier ones have created.
  updated: Math.max(0, total - created),
  deactivated,
  errors,
});
