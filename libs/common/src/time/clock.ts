import { Injectable } from '@nestjs/common';

/** The only source of the current time. Injected, so that a test can set it. */
export abstract class Clock {
  abstract now(): Date;

  /** {@link now} in milliseconds since 1970. */
  millis(): number {
    return this.now().getTime();
  }
}

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }

  override millis(): number {
    return Date.now();
  }
}
