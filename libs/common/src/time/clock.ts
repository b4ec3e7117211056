import { Injectable } from '@nestjs/common';

/** The only source of "now". Injected, so that a test can stand at any moment without waiting for it. */
export abstract class Clock {
  abstract now(): Date;

  /** The same in milliseconds since 1970. */
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
