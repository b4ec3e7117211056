import type { Clock } from '../clock';
import type { Account } from '../model';
import type { Store } from '../store';
import type { Webhooks } from '../events';
import type { ApiVersion } from './versions';

/** A request as an operation sees it. */
export interface Call {
  store: Store;
  clock: Clock;
  webhooks: Webhooks;
  version: ApiVersion;
  account: Account | null;
  params: Record<string, string | undefined>;
  query: Record<string, unknown>;
  body: unknown;
  insertion: Insertion;
}

/** How a new booking gets into the database; a fault changes it. */
export interface Insertion {
  /** Milliseconds between the check for a free host and the insert; concurrent requests then all find it free. */
  gapMs: number;
  /** Whether a host's second accepted booking of the same start and end is refused. */
  uniqueKey: boolean;
  /** Nothing is checked: the second insert of a request that is carried out twice. */
  unchecked: boolean;
}

export const NORMAL_INSERTION: Insertion = { gapMs: 0, uniqueKey: true, unchecked: false };

/** A route with its whole policy: method and path, API versions, authentication. */
export interface Operation {
  name: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  /** Absent: all versions. */
  versions?: readonly ApiVersion[];
  auth: 'required' | 'optional';
  /** Of the answer; absent: 200. */
  status?: number;
  /** Returns the answer's `data`, or a {@link Page}; or a promise of either. */
  run(call: Call): unknown;
}

/** An answer that carries paging beside its data. */
export class Page {
  constructor(
    readonly data: readonly unknown[],
    readonly pagination: object,
  ) {}
}

export const envelope = (result: unknown): object =>
  result instanceof Page ? { status: 'success', ...result } : { status: 'success', data: result };

/** The account of a call whose operation requires one. */
export function callerOf({ account }: Call): Account {
  if (!account) throw new Error('Only operations with auth: "required" have a certain caller.');
  return account;
}
