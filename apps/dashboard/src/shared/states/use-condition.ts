import { refusedUntil, unreachable } from '../api/conditions';
import { useStore } from '../api/store';
import { useNow } from '../time/use-now';
import { useOnline } from './use-online';
import { useStatus } from './use-status';

export type Condition =
  | { kind: 'offline' }
  | { kind: 'rate_limited'; seconds: number }
  /** The whole service is under maintenance: it can be read and not be changed. */
  | { kind: 'read_only'; since: string }
  /** Cal.com answers some calls, and not others. */
  | { kind: 'unreliable'; since: string | null }
  | { kind: 'down'; since: string | null }
  | undefined;

/** The condition that affects the whole page; only the first one, because there is one banner. */
export function useCondition(): Condition {
  const isOnline = useOnline();
  const isUnreachable = useStore(unreachable);
  const until = useStore(refusedUntil);
  const now = useNow(until === 0 ? 30_000 : 1000);
  const { calcom, read_only_since: readOnlySince } = useStatus().data ?? {};
  if (!isOnline || isUnreachable) return { kind: 'offline' };
  if (until > now) return { kind: 'rate_limited', seconds: Math.max(1, Math.round((until - now) / 1000)) };
  if (readOnlySince != null) return { kind: 'read_only', since: readOnlySince };
  if (!calcom || calcom.state === 'up') return undefined;
  return { kind: calcom.state === 'degraded' ? 'unreliable' : 'down', since: calcom.since };
}

/** Whether nothing can be written while it lasts. */
export const isBlocking = (condition: Condition): condition is NonNullable<Condition> =>
  condition !== undefined && condition.kind !== 'unreliable';
