import type { SyncRun } from '@team-selector/client';
import { RequestId } from '../../../shared/states/request-id';
import { useRunRequest } from './use-run-request';

/** The request that has asked for the run; the schedule's runs have none. */
export function RunRequest({ run }: { run: SyncRun }) {
  const { data: requestId } = useRunRequest(run);
  return requestId == null ? null : <RequestId id={requestId} />;
}
