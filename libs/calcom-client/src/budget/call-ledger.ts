import type { Allowance } from './allowance';

/** Why a call cannot begin now. */
export type Shortage = 'rate' | 'concurrency' | 'blocked';

/** Whether a call may begin; if not, when it makes sense to ask again, in milliseconds. */
export type Verdict = { isAdmitted: true } | { isAdmitted: false; because: Shortage; wait: number };

/** A call that wants to begin. */
export interface Admission {
  /** Unique; names the call until it ends. */
  call: string;
  allowance: Allowance;
  /** Calls of the key that have ended since the last admission. */
  ended: readonly string[];
}

/** What is known of the calls with one API key. */
export interface KeyUse {
  /** Calls that have begun in the last 60 seconds. */
  lastMinute: number;
  /** Milliseconds for which Cal.com takes no call with the key; 0: it takes them. */
  blockedFor: number;
  /** Milliseconds since 1970; undefined: not blocked, or not known. */
  blockedSince?: number;
}

export const MINUTE_MS = 60_000;
export const SECOND_MS = 1000;
/** A place in flight whose process has died is given back after this time. Calls that take longer renew it. */
export const PLACE_MS = 10_000;
/** A call whose place is taken asks again after this time, unless one of its own process ends before. */
export const RECHECK_MS = 200;

/**
 * The calls of Cal.com that were made with each API key: those of the last minute, those in flight, and whether the key
 * is blocked. Keys are identified, never named.
 */
export abstract class CallLedger {
  /** Notes the call, if the allowance has room for it. */
  abstract admit(keyId: string, admission: Admission): Promise<Verdict>;

  /** Gives the places of calls back that have ended. */
  abstract end(keyId: string, calls: readonly string[]): Promise<void>;

  /** The call goes on. */
  abstract renew(keyId: string, call: string): Promise<void>;

  /** Cal.com refuses calls with the key for this time. Never shortens a known block. */
  abstract block(keyId: string, ms: number): Promise<void>;

  abstract use(keyId: string): Promise<KeyUse>;
}
