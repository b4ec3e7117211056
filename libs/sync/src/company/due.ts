import { Injectable } from '@nestjs/common';
import { Environment } from '@app/common';
import type { RunFailure } from '../runs/run-failure';

/** Spreads the next syncs of companies that began at the same time. */
const JITTER = 0.1;
/** Seconds after which Cal.com, or what else was away, is tried again. */
const AFTER_OUTAGE = 300;
/** Seconds. Where nothing is scheduled, but the row has to say something. */
const UNSCHEDULED = 3600;

/** When the schedule looks at a company again, in seconds. */
@Injectable()
export class Due {
  private readonly every: number;

  constructor({ syncEvery = UNSCHEDULED }: Environment) {
    this.every = syncEvery;
  }

  afterSuccess = (): number => jittered(this.every);

  /** What is known to last, as a block of the key, is waited for. A refused key is refused the next time, too. */
  afterFailure = ({ code, retryAfter = 0 }: RunFailure): number =>
    jittered(code === 'calcom_unavailable' ? Math.max(retryAfter, Math.min(this.every, AFTER_OUTAGE)) : this.every);
}

/** Only delays, never advances: a call before a block has ended would restart the block. */
const jittered = (seconds: number): number => seconds * (1 + JITTER * Math.random());
