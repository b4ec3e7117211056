import type { CallOutcome } from '@team-selector/client';
import { dayParam, oneOfParam, type SearchParams, textParam, withoutGaps } from '../../shared/search/params';

export const OUTCOMES = ['booked', 'moved', 'cancelled', 'callback', 'none'] as const satisfies readonly CallOutcome[];

/** Why a function of a call could not do what was asked, in the order of how often that is worth a look. */
export const REASONS = [
  'slot_taken',
  'limit_reached',
  'too_soon',
  'too_far',
  'not_bookable',
  'team_inactive',
  'upstream_down',
  'unconfirmed',
  'in_progress',
  'needs_info',
  'ambiguous',
  'code_needed',
  'code_wrong',
  'not_allowed',
] as const;

export type Reason = (typeof REASONS)[number];

/** What the list shows, which is the address. */
export interface CallsSearch {
  /** Retell's id. */
  agent?: string;
  outcome?: CallOutcome;
  /** Given to one of the functions of a call. */
  reason?: Reason;
  /** `2026-12-01`, in the company's zone. */
  from?: string;
  /** The call whose details are open beside the list. */
  call?: string;
}

export const parseSearch = (search: SearchParams): CallsSearch =>
  withoutGaps<CallsSearch>({
    agent: textParam(search.agent, 200),
    outcome: oneOfParam(OUTCOMES, search.outcome),
    reason: oneOfParam(REASONS, search.reason),
    from: dayParam(search.from),
    call: textParam(search.call, 200),
  });

export type CallsFilter = Omit<CallsSearch, 'call'>;

/** Without the details that are open, which are no filter. */
export const filterOf = ({ agent, outcome, reason, from }: CallsSearch): CallsFilter =>
  withoutGaps<CallsFilter>({ agent, outcome, reason, from });
