import { Inject, Injectable } from '@nestjs/common';
import { Clock, KeyRing } from '@app/common';
import { REDIS, type RedisConnection } from '@app/redis';
import { SharedCounter } from '@app/throttling';
import type { Conversation } from '../conversation';
import { AttemptCounter } from './attempt-counter';

const HOUR_MS = 3_600_000;
/** Longer than any call, and than the hour that numbers and companies are counted by. */
const KEPT_SECONDS = 86_400;

/** A caller misremembers once or twice; a program goes on. */
const MAX_OF_CALL = 3;
/** An hour. Calls are cheap, numbers less so. */
const MAX_OF_NUMBER = 10;
/** An hour. Numbers can be forged. */
const MAX_OF_COMPANY = 50;

const PURPOSE = 'counted-caller';

/** One subject and how many wrong answers it may give. */
type Limit = readonly [subject: string, limit: number];

/** An answer that may be wrong. */
interface BegunAnswer {
  /** No other may follow, should it be wrong. */
  isLast: boolean;
  /** It has proven right. */
  takeBack(): Promise<void>;
}

/**
 * How many wrong answers about appointments were given: in a call, from a number, in a company. An answer counts as wrong
 * until it has proven right, so that no more are tried at the same time than may be wrong.
 */
@Injectable()
export class WrongAnswers {
  private readonly counter: AttemptCounter;

  constructor(
    @Inject(REDIS) redis: RedisConnection | null,
    private readonly clock: Clock,
    private readonly keyRing: KeyRing,
  ) {
    this.counter = new AttemptCounter(redis ? new SharedCounter(redis, KEPT_SECONDS) : undefined);
  }

  /** Undefined when too many were wrong already. */
  async begin(conversation: Conversation): Promise<BegunAnswer | undefined> {
    // Once: the hour may end before it is known whether the answer is right.
    const limits = this.limitsOf(conversation);
    const counts = await this.addToAll(limits, 1);
    const left = limits.map(([, limit], index) => limit - (counts[index] ?? 0));
    const takeBack = async (): Promise<void> => void (await this.addToAll(limits, -1));
    if (left.every((more) => more >= 0)) return { isLast: left.includes(0), takeBack };
    await takeBack();
    return undefined;
  }

  private addToAll(limits: readonly Limit[], points: number): Promise<number[]> {
    return Promise.all(limits.map(([subject]) => this.counter.add(subject, points)));
  }

  /** Hours are those of the clock, as minutes are for throttles. Redis holds no number, only a keyed digest of it. */
  private limitsOf({ tenant: { companyId }, callId, callersNumber }: Conversation): Limit[] {
    const hour = Math.floor(this.clock.millis() / HOUR_MS);
    const limits: Limit[] = [[`wrong-answers:${companyId}:${hour}`, MAX_OF_COMPANY]];
    if (callId !== undefined) limits.push([`wrong-answers:${companyId}:call:${callId}`, MAX_OF_CALL]);
    // A name for each key of the ring: during a key rotation any two instances share one.
    for (const digest of callersNumber === undefined ? [] : this.keyRing.digests(callersNumber, PURPOSE)) {
      const name = digest.toString('base64url').slice(0, 22);
      limits.push([`wrong-answers:${companyId}:number:${name}:${hour}`, MAX_OF_NUMBER]);
    }
    return limits;
  }
}
