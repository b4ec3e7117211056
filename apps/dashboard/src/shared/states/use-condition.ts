import { refusedUntil, unreachable } from '../api/conditions';
import { useStore } from '../api/store';
import { useNow } from '../time/use-now';
import { useOnline } from './use-online';
import { useStatus } from './use-status';

export type Condition =
  | { kind: 'offline' }
  | { kind: 'rate_limited'; seconds: number }
  | { kind: 'degraded'; state: 'down' | 'blocked'; since: string | null }
  | undefined;

/** What all of the page suffers from; the first one, because there is one banner. */
export function useCondition(): Condition {
  const isOnline = useOnline();
  const isUnreachable = useStore(unreachable);
  const until = useStore(refusedUntil);
  const now = useNow(until === 0 ? 30_000 : 1000);
  const calcom = useStatus().data?.calcom;
  if (!isOnline || isUnreachable) return { kind: 'offline' };
  if (until > now) return { kind: 'rate_limited', seconds: Math.ceil((until - now) / 1000) };
  if (calcom?.state === 'down' || calcom?.state === 'blocked')
    return { kind: 'degraded', state: calcom.state, since: calcom.since };
  return undefined;
}
