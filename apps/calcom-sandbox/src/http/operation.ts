import type { Clock } from '../clock';
import type { Account } from '../model';
import type { Store } from '../store';
import type { ApiVersion } from './versions';

/** What an operation sees of a request. */
export interface Call {
  store: Store;
  clock: Clock;
  version: ApiVersion;
  account: Account | null;
  params: Record<string, string | undefined>;
  query: Record<string, unknown>;
  body: unknown;
}

/** A route with its whole policy: how it is called, which versions answer, who may ask. */
export interface Operation {
  name: string;
  method: 'GET' | 'POST';
  path: string;
  /** Absent: every version is answered alike. */
  versions?: readonly ApiVersion[];
  auth: 'required' | 'optional';
  /** Of the answer, 200 where nothing is said. */
  status?: number;
  /** Gives `data`, or with {@link Page} also the paging. */
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
