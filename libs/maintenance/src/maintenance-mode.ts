import { EntityManager } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Injectable, Logger } from '@nestjs/common';
import { AppError, LocalCache } from '@app/common';
import { ChangeFeed } from '@app/tenancy';

/** The switch as stored in the database. */
interface Switch {
  /** ISO 8601; null: it is off. */
  readonly since: string | null;
}

type Listener = (isOn: boolean) => Promise<void>;

/** Seconds; a guess, since the length of the maintenance is unknown. */
const RETRY_AFTER = 60;
const KEY = 'switch';

/**
 * Whether an operator has made the whole service read-only. The switch is a row of the database, and each process
 * caches it until the change feed invalidates it: reading it costs no query, and all processes follow as soon as it is
 * set.
 */
@Injectable()
export class MaintenanceMode {
  private readonly log = new Logger(MaintenanceMode.name);
  private readonly copies: LocalCache<Switch>;
  private readonly listeners: Listener[] = [];
  private wasOn = false;
  private telling: Promise<void> = Promise.resolve();

  constructor(
    private readonly em: EntityManager,
    private readonly feed: ChangeFeed,
  ) {
    this.copies = new LocalCache(feed, { capacity: 1 });
    feed.listen(
      (change) => {
        if (change === 'everything' || change.subject === 'maintenance') this.invalidate();
      },
      () => this.invalidate(),
    );
  }

  /** Since when it is on, in ISO 8601. Null: it is off. */
  async since(): Promise<string | null> {
    const known = this.copies.get(KEY);
    if (known) return known.since;
    const epoch = this.copies.epochOf(KEY);
    const [read] = await this.execute<Switch>('select since from maintenance');
    const copy = { since: instantOf(read?.since) };
    this.copies.fill(KEY, copy, epoch);
    return copy.since;
  }

  async isOn(): Promise<boolean> {
    return (await this.since()) !== null;
  }

  /** Whether this process knows without a query that it is off. */
  isKnownToBeOff(): boolean {
    return this.copies.get(KEY)?.since === null;
  }

  /** @throws AppError 503 `read_only` while it is on. */
  async refuseWhileOn(): Promise<void> {
    if (await this.isOn()) throw new AppError('read_only', { retryAfter: RETRY_AFTER });
  }

  /** Resolves when every process follows. @returns since when it is on. */
  async turn(isOn: boolean): Promise<string | null> {
    await this.execute('update maintenance set since = case when ? then coalesce(since, now()) end returning since', [
      isOn,
    ]);
    await this.feed.settled();
    return this.since();
  }

  /** Tells the listener whether it is on, if it is, and whenever that changes. */
  async follow(listener: Listener): Promise<void> {
    this.listeners.push(listener);
    if (!(await this.isOn())) return;
    this.wasOn = true;
    await listener(true);
  }

  private invalidate(): void {
    this.copies.invalidateAll();
    if (this.listeners.length > 0) this.telling = this.telling.then(() => this.tell());
  }

  private async tell(): Promise<void> {
    try {
      const isOn = await this.isOn();
      if (isOn === this.wasOn) return;
      this.wasOn = isOn;
      for (const listener of this.listeners) await listener(isOn);
    } catch (error) {
      // The feed notifies again once the database is back.
      this.log.warn({ reason: (error as Error).name }, 'Could not look whether maintenance is on');
    }
  }

  private execute<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (this.em.fork() as SqlEntityManager).execute(sql, parameters) as Promise<Row[]>;
  }
}

/** Database engines return timestamps as text or as dates. */
const instantOf = (moment: string | Date | null | undefined): string | null =>
  moment ? new Date(moment).toISOString() : null;
