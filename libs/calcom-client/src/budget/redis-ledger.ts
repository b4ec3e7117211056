import { type RedisConnection, type RedisScript, withDeadline } from '@app/redis';
import { type Admission, CallLedger, type KeyUse, PLACE_MS, RECHECK_MS, type Shortage } from './call-ledger';
import type { Verdict } from './call-ledger';
import { ADMIT, BLOCK, END, RENEW, USE } from './ledger-scripts';

/** The Redis keys of one API key, in one slot of a cluster. They expire, and nothing is lost with them but counts. */
const names = (keyId: string) => ({
  begun: `calcom:{${keyId}}:calls`,
  inFlight: `calcom:{${keyId}}:in_flight`,
  block: `calcom:{${keyId}}:blocked`,
});

/** The calls of all instances. Every method throws `RedisUnavailable` when Redis does not answer in time. */
export class RedisLedger extends CallLedger {
  constructor(private readonly redis: RedisConnection) {
    super();
  }

  async admit(keyId: string, { call, allowance, ended }: Admission): Promise<Verdict> {
    const { begun, inFlight, block } = names(keyId);
    const limits = [allowance.perMinute, allowance.perSecond, allowance.concurrency, PLACE_MS].map(String);
    const admitted = this.redis.run(ADMIT, [begun, inFlight, block], [call, ...limits, ...ended]);
    let isLate = false;
    // A place that is given after the deadline has no holder.
    void admitted.then(() => (isLate ? this.end(keyId, [call]) : undefined)).catch(() => {});
    const answer = await this.inTime(admitted).catch((error: unknown) => {
      isLate = true;
      throw error;
    });
    const [because, wait] = answer as [Shortage | '', number];
    if (because === '') return { isAdmitted: true };
    return { isAdmitted: false, because, wait: because === 'concurrency' ? RECHECK_MS : wait };
  }

  async end(keyId: string, calls: readonly string[]): Promise<void> {
    await this.run(END, [names(keyId).inFlight], calls);
  }

  async renew(keyId: string, call: string): Promise<void> {
    await this.run(RENEW, [names(keyId).inFlight], [call, String(PLACE_MS)]);
  }

  async block(keyId: string, ms: number): Promise<void> {
    await this.run(BLOCK, [names(keyId).block], [String(Math.ceil(ms))]);
  }

  async use(keyId: string): Promise<KeyUse> {
    const { begun, block } = names(keyId);
    const [lastMinute, blockedFor] = (await this.run(USE, [begun, block], [])) as [number, number];
    return { lastMinute, blockedFor };
  }

  private run(script: RedisScript, keys: string[], args: readonly string[]): Promise<unknown> {
    return this.inTime(this.redis.run(script, keys, [...args]));
  }

  private inTime<T>(work: Promise<T>): Promise<T> {
    return withDeadline(work, { timeout: this.redis.timeout });
  }
}
