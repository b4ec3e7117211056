import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AppError } from '@app/common';
import { competes, type Place } from './place';

/** A voice agent is answered within 8 s, whether it waits in line, for Cal.com or for another request's outcome. */
export const MAX_WAIT_MS = 7200;
/** Pause between two attempts to claim a time that another process holds. */
export const PAUSE_MS = { least: 20, more: 40 };
/** Wishes of one company that wait, at most. */
const MAX_WAITING = 1000;

interface Entry extends Place {
  left: Promise<void>;
}

/**
 * The wishes of this process that would compete at Cal.com, in the order of their arrival. Only the first of each stands
 * in the database's line: the others would ask it again and again.
 */
@Injectable()
export class WaitingLine {
  private readonly companies = new Map<number, Set<Entry>>();

  /**
   * Runs the work when all earlier wishes for the place have ended.
   * @param until milliseconds on the monotonic clock.
   * @throws AppError 409 `in_progress` when they take too long, 503 `overloaded` when too many wait.
   */
  async run<T>(place: Place, until: number, work: () => Promise<T>): Promise<T> {
    const entries = this.companies.get(place.companyId) ?? new Set<Entry>();
    if (entries.size >= MAX_WAITING) throw new AppError('overloaded', { retryAfter: 1 });
    const earlier = [...entries].filter((entry) => competes(entry, place)).map(({ left }) => left);
    const { promise: left, resolve: leave } = Promise.withResolvers<void>();
    const entry: Entry = { ...place, left };
    entries.add(entry);
    this.companies.set(place.companyId, entries);
    try {
      if (earlier.length > 0) await this.within(Promise.all(earlier), until);
      return await work();
    } finally {
      entries.delete(entry);
      if (entries.size === 0) this.companies.delete(place.companyId);
      leave();
    }
  }

  private async within(turn: Promise<unknown>, until: number): Promise<void> {
    const over = new AbortController();
    const left = Math.max(0, until - performance.now());
    const late = pause(left, undefined, { signal: over.signal }).then(() => Promise.reject(timeInDemand()));
    late.catch(() => {});
    try {
      await Promise.race([turn, late]);
    } finally {
      over.abort();
    }
  }
}

/** 409: others are being booked at that time. */
export const timeInDemand = (): AppError =>
  new AppError('in_progress', {
    message: 'Another booking of this time is under way; ask again shortly',
    retryAfter: 2,
  });
