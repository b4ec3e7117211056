import { Problem } from '../../../shared/states/problem';
import { DegradedSync } from './degraded-sync';
import { SuspiciousDialog } from './suspicious-dialog';
import { isOutage, isSuspicious, type useSync } from './use-sync';

/** What became of the sync that this page has asked for, where more is to say than the last run shows. */
export function StartedSync({ sync }: { sync: ReturnType<typeof useSync> }) {
  if (!sync.isError) return null;
  if (isSuspicious(sync.error))
    return <SuspiciousDialog error={sync.error} onForce={() => sync.mutate({ force: true })} onClose={sync.reset} />;
  if (isOutage(sync.error)) return <DegradedSync error={sync.error} />;
  return <Problem error={sync.error} />;
}
