import { setTimeout as pause } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/core';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { AppError, type Environment } from '@app/common';
import { PrimaryPositions, positionFrom } from './positions';
import { Probe } from './probe';
import { Replica } from './replica';

/** Milliseconds; maximum age of what a replica returns. */
const MAX_AGE_MS = 2000;
const LOOK_EVERY_MS = 500;
/** Milliseconds; an older observation says nothing about the current state. */
const MAX_LOOK_AGE_MS = 4000;
/** Milliseconds without a read after which the replicas are no longer polled. */
const IDLE_AFTER_MS = 60_000;
const POSITION = 'select pg_current_wal_lsn()::text as answer';

type Read<T> = (root: EntityManager) => Promise<T>;
/** `behind`: it answers, but its data are too old. */
export type ReplicaState = 'up' | 'behind' | 'down';

/** Reads from streaming replicas that are up to date; while the primary is down, from any of them. */
export class ReadReplicas implements OnApplicationShutdown {
  private readonly log = new Logger(ReadReplicas.name);
  private readonly replicas: readonly Replica[];
  private readonly primary: Probe;
  private readonly positions = new PrimaryPositions(MAX_AGE_MS);
  private readonly closing = new AbortController();
  private isPrimaryAway = false;
  private lastReadAt = Number.NEGATIVE_INFINITY;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private looking?: Promise<void>;
  private next = 0;
  private told: ReplicaState = 'up';

  constructor(environment: Environment) {
    this.replicas = environment.databaseReplicaUrls.map((url) => new Replica(environment, url));
    this.primary = new Probe(environment.databaseUrl ?? '', POSITION);
  }

  /** Reads from a replica that is up to date; without one, or when it fails, from the primary. */
  async read<T>(from: Read<T>, primary: EntityManager): Promise<T> {
    const replica = this.pick();
    if (!replica) return this.readPrimary(from, primary);
    try {
      return await from(replica.em);
    } catch (error) {
      if (error instanceof AppError) throw error;
      replica.noteFailure(performance.now());
      this.tell();
      return this.readPrimary(from, primary);
    }
  }

  /** Reads from the primary; while it is down, from any replica that answers. */
  async readPrimary<T>(from: Read<T>, primary: EntityManager): Promise<T> {
    this.keepLooking();
    if (!this.isPrimaryAway) {
      try {
        return await from(primary);
      } catch (error) {
        if (error instanceof AppError) throw error;
        await this.look();
        if (!this.isPrimaryAway) throw error;
      }
    }
    const now = performance.now();
    const replica = this.replicas.find((each) => each.isUp(now));
    return from(replica?.em ?? primary);
  }

  /** For `/health/ready`. Polls the replicas first unless reads have started that already. */
  async state(): Promise<ReplicaState> {
    this.keepLooking();
    await this.looking;
    this.tell();
    return this.told;
  }

  async onApplicationShutdown(): Promise<void> {
    this.closing.abort();
    await Promise.all([this.primary.close(), ...this.replicas.map((replica) => replica.close())]);
  }

  /** Round robin over the replicas that are up to date. */
  private pick(): Replica | undefined {
    this.keepLooking();
    const now = performance.now();
    const usable = this.replicas.filter((replica) => this.isCurrent(replica, now));
    return usable[this.next++ % usable.length];
  }

  private isCurrent(replica: Replica, now: number): boolean {
    if (!replica.isUp(now) || replica.position === undefined || now - this.lookedAt > MAX_LOOK_AGE_MS) return false;
    return this.isPrimaryAway || this.positions.isCurrent(replica.position, now);
  }

  private stateNow(): ReplicaState {
    const now = performance.now();
    if (this.replicas.some((replica) => this.isCurrent(replica, now))) return 'up';
    return this.replicas.some((replica) => replica.isUp(now)) ? 'behind' : 'down';
  }

  private keepLooking(): void {
    this.lastReadAt = performance.now();
    if (this.looking || this.closing.signal.aborted) return;
    this.looking = this.look();
    void this.looking.then(() => this.lookAgain()).finally(() => (this.looking = undefined));
  }

  private async lookAgain(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted && performance.now() - this.lastReadAt < IDLE_AFTER_MS) {
      await pause(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => {});
      if (!signal.aborted) await this.look();
    }
  }

  private async look(): Promise<void> {
    const at = performance.now();
    const [position] = await Promise.all([
      this.primary.ask().catch(() => null),
      ...this.replicas.map((replica) => replica.look()),
    ]);
    const isAway = position === null || position === undefined;
    if (!isAway) this.positions.note(at, positionFrom(position));
    if (isAway !== this.isPrimaryAway)
      this.log.warn(
        isAway ? 'The primary does not answer: reads go to a replica, writes fail' : 'The primary answers again',
      );
    this.isPrimaryAway = isAway;
    this.lookedAt = at;
    this.tell();
  }

  /** Logs one line for each change. */
  private tell(): void {
    const state = this.stateNow();
    if (state === this.told) return;
    this.told = state;
    this.log.warn(STATES[state]);
  }
}

const STATES: Record<ReplicaState, string> = {
  up: 'A replica is up to date: reads that may be a moment old go there again',
  behind: 'No replica is up to date: all reads go to the primary',
  down: 'No replica answers: all reads go to the primary',
};
