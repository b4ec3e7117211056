/** One request as it reached `/v2`. `status` stays null while it runs and when the connection was dropped. */
export interface CallRecord {
  at: string;
  operation: string;
  method: string;
  path: string;
  query: unknown;
  calApiVersion: string | null;
  /** The account that the key belongs to; null without a key or with a bad one. */
  accountId: number | null;
  body: unknown;
  status: number | null;
}

const MAX_RECENT = 500;

/** Counts requests by operation since the start or the last reset, and records the latest. */
export class CallLog {
  counts: Record<string, number> = {};
  recent: CallRecord[] = [];

  add(call: CallRecord): CallRecord {
    this.counts[call.operation] = (this.counts[call.operation] ?? 0) + 1;
    this.recent.push(call);
    if (this.recent.length > MAX_RECENT) this.recent.shift();
    return call;
  }

  reset(): void {
    this.counts = {};
    this.recent = [];
  }
}
