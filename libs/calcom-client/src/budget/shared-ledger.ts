import { Logger } from '@nestjs/common';
import { partOf } from './allowance';
import { type Admission, CallLedger, type KeyUse, type Verdict } from './call-ledger';
import { LocalLedger } from './local-ledger';

/** After a failure Redis is left alone for so long: not every call pays its deadline. */
const AWAY_MS = 1000;
/** How much of a budget one instance takes while it cannot ask what the others do. */
const SHARE_WHILE_AWAY = 1 / 4;
/** The end of a block is put off by up to so much, by each instance for itself, so that they do not all start at once. */
const BLOCK_JITTER_MS = 2000;

/**
 * The calls of all instances, and beside them those of this process: what it has begun itself, and the blocks that it has
 * heard of, count whatever Redis has forgotten. While Redis is away, a share of the budget is left.
 */
export class SharedLedger extends CallLedger {
  private readonly log = new Logger('Cal.com');
  private awayUntil = -Infinity;
  private isAway = false;

  /** @param shared absent: there is one process. */
  constructor(
    private readonly own: LocalLedger,
    private readonly shared?: CallLedger,
  ) {
    super();
  }

  /** Never throws. */
  async admit(keyId: string, admission: Admission): Promise<Verdict> {
    const { call, allowance, ended } = admission;
    const ownVerdict = this.own.check(keyId, admission);
    if (!ownVerdict.isAdmitted) {
      if (ended.length > 0) void this.ask((shared) => shared.end(keyId, ended));
      return ownVerdict;
    }
    const verdict = await this.ask((shared) => shared.admit(keyId, admission));
    if (verdict === undefined) return this.own.admit(keyId, this.shared ? shareOf(admission) : admission);
    if (verdict.isAdmitted) this.own.note(keyId, call);
    else if (verdict.because === 'blocked') {
      await this.own.block(keyId, withJitter(verdict.wait));
      return this.own.check(keyId, { allowance, ended: [] });
    }
    return verdict;
  }

  async end(keyId: string, calls: readonly string[]): Promise<void> {
    await this.own.end(keyId, calls);
    await this.ask((shared) => shared.end(keyId, calls));
  }

  async renew(keyId: string, call: string): Promise<void> {
    await this.own.renew(keyId, call);
    await this.ask((shared) => shared.renew(keyId, call));
  }

  async block(keyId: string, ms: number): Promise<void> {
    await this.own.block(keyId, withJitter(ms));
    await this.ask((shared) => shared.block(keyId, ms));
  }

  async use(keyId: string): Promise<KeyUse> {
    const own = await this.own.use(keyId);
    const shared = await this.ask((ledger) => ledger.use(keyId));
    return {
      lastMinute: Math.max(own.lastMinute, shared?.lastMinute ?? 0),
      blockedFor: Math.max(own.blockedFor, shared?.blockedFor ?? 0),
      blockedSince: own.blockedSince,
    };
  }

  /** Milliseconds, as far as this process knows: told without asking Redis. */
  blockedFor(keyId: string): number {
    return this.own.blockedFor(keyId);
  }

  /** How many keys this process knows to be blocked. */
  get blockedKeys(): number {
    return this.own.blockedKeys;
  }

  /** Undefined: there is no Redis, or it does not answer. */
  private async ask<T>(question: (shared: CallLedger) => Promise<T>): Promise<T | undefined> {
    if (!this.shared || performance.now() < this.awayUntil) return undefined;
    try {
      const answer = await question(this.shared);
      this.isAway = false;
      return answer;
    } catch {
      if (!this.isAway) this.log.warn('Redis does not answer: each instance keeps to a share of the budget of calls');
      this.isAway = true;
      this.awayUntil = performance.now() + AWAY_MS;
      return undefined;
    }
  }
}

const withJitter = (ms: number): number => ms + Math.random() * Math.min(ms, BLOCK_JITTER_MS);

const shareOf = (admission: Admission): Admission => ({
  ...admission,
  allowance: partOf(admission.allowance, SHARE_WHILE_AWAY),
});
