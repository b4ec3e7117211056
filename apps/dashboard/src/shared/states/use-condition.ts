import { refusedUntil, unreachable } from '../api/conditions';
import { useStore } from '../api/store';
import { useNow } from '../time/use-now';
import { useOnline } from './use-online';
import { useStatus } from './use-status';

export type Condition =
  | { kind: 'offline' }
  | { kind: 'rate_limited'; seconds: number }
  /** Cal.com answers some calls, and not others. */
  | { kind: 'unreliable'; since: string | null }
  | { kind: 'down'; since: string | null }
  | undefined;

/** What all of the page suffers from; the first one, because there is one banner. */
export function useCondition(): Condition {
  const isOnline = useOnline();
  const isUnreachable = useStore(unreachable);
  const until = useStore(refusedUntil);
  const now = useNow(until === 0 ? 30_000 : 1000);
  const calcom = useStatus().data?.calcom;
  if (!isOnline || isUnreachable) return { kind: 'offline' };
  if (until > now) return { kind: 'rate_limited', seconds: Math.max(1, Math.round((until - now) / 1000)) };
  if (!calcom || calcom.state === 'up') return undefined;
  return { kind: calcom.state === 'degraded' ? 'unreliable' : 'down', since: calcom.since };
}

/** Whether nothing can be written while it lasts. */
export const isBlocking = (condition: Condition): condition is NonNullable<Condition> =>
  condition !== undefined && condition.kind !== 'unreliable';
