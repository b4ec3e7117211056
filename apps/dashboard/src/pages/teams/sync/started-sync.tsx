import { Problem } from '../../../shared/states/problem';
import { DegradedSync } from './degraded-sync';
import { SuspiciousDialog } from './suspicious-dialog';
import { isOutage, isSuspicious, type useSync } from './use-sync';

/** The outcome of the sync that this page has requested, if it says more than the last run. */
export function StartedSync({ sync }: { sync: ReturnType<typeof useSync> }) {
  if (!sync.isError) return null;
  if (isSuspicious(sync.error))
    return <SuspiciousDialog error={sync.error} onForce={() => sync.mutate({ force: true })} onClose={sync.reset} />;
  if (isOutage(sync.error)) return <DegradedSync error={sync.error} />;
  return <Problem error={sync.error} />;
}
