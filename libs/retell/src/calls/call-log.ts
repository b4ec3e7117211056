import type { SqlEntityManager } from '@mikro-orm/sql';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Clock, isRecord } from '@app/common';
import { MaintenanceMode } from '@app/maintenance';
import { type CompanyId, TenantDatabase, type TenantContext } from '@app/tenancy';
import { sketchOf } from './call-facts';
import { isOutcome } from './function-record';
import { LoggedLengths } from './logged-lengths';
import { type CalledFunction, notedFunction } from './noted-function';
import { rowsOf, type Waiting } from './rows-of-calls';
import { LOG_FUNCTIONS } from './statements';

/** Milliseconds that a function waits to be written, together with others. A process that is killed loses so much. */
const WRITE_AFTER_MS = 500;
/** Functions that wait to be written. Beyond, a database that is away costs entries of the log and no memory. */
const MAX_WAITING = 10_000;
/** Functions in one statement. */
const BATCH = 500;
/** Milliseconds until functions that could not be written are tried again, and how often they are. */
const RETRY_AFTER_MS = 5000;
const MAX_TRIES = 5;

/** The log of what agents have called. It is written behind the answers, so that they cost no query. */
@Injectable()
export class CallLog implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly log = new Logger(CallLog.name);
  private readonly lengths = new LoggedLengths();
  private waiting: Waiting[] = [];
  private timer?: NodeJS.Timeout;
  private isClosing = false;
  /** Functions that found no room. */
  private lost = 0;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    private readonly maintenance: MaintenanceMode,
  ) {}

  /**
   * Notes a function after its answer. Costs no query and never fails.
   * @param body as it was signed. Arguments alone are of no call that is known.
   */
  noteAnswer({ companyId, agentId = 0 }: TenantContext, body: unknown, called: Omit<CalledFunction, 'at'>): void {
    const call = isRecord(body) ? body.call : undefined;
    if (!isRecord(call)) return;
    if (!isOutcome(called.name) && !this.lengths.take(companyId, call.call_id)) return;
    if (this.waiting.length >= MAX_WAITING) return void (this.lost += 1);
    this.waiting.push({
      companyId,
      agentRow: agentId,
      call: sketchOf(call),
      noted: notedFunction({ ...called, at: this.clock.now() }),
      tries: 0,
    });
    if (this.isClosing) void this.flush();
    else this.writeAfter(WRITE_AFTER_MS);
  }

  /** Functions that are not written yet. */
  get waitingCount(): number {
    return this.waiting.length;
  }

  /** Resolves when everything that was noted is written. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.writing = this.writing.then(() => this.writeAll());
    return this.writing;
  }

  /** From now on each function is written at once: the last answers are still to come. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isClosing = true;
    await this.flush();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.writing;
    clearTimeout(this.timer);
  }

  private writeAfter(millis: number): void {
    if (this.timer) return;
    this.timer = setTimeout(() => void this.flush(), millis);
    this.timer.unref();
  }

  private async writeAll(): Promise<void> {
    if (!this.isClosing && (await this.mustWait())) return this.writeAfter(RETRY_AFTER_MS);
    const batch = this.waiting;
    this.waiting = [];
    if (this.lost > 0) this.log.warn({ lost: this.lost }, 'The call log was full');
    this.lost = 0;
    for (const [companyId, own] of Map.groupBy(batch, (one) => one.companyId))
      for (let at = 0; at < own.length; at += BATCH) await this.write(companyId, own.slice(at, at + BATCH));
  }

  /** Calls of the time of maintenance are written after it. */
  private mustWait(): Promise<boolean> {
    // A database that is away fails the writing, which counts the tries.
    return this.maintenance.isOn().catch(() => false);
  }

  private async write(companyId: CompanyId, batch: Waiting[]): Promise<void> {
    try {
      await this.database
        .forTenant({ companyId })
        .transactional((em) =>
          (em as SqlEntityManager).execute(LOG_FUNCTIONS, [JSON.stringify(rowsOf(batch)), companyId]),
        );
    } catch (error) {
      // Only the error's name: a message may hold what was said.
      const again = batch.filter((one) => ++one.tries < MAX_TRIES);
      const lost = batch.length - again.length;
      this.log.warn({ companyId, lost, reason: (error as Error).name }, 'Could not write the call log');
      this.waiting.unshift(...again);
      if (again.length > 0) this.writeAfter(RETRY_AFTER_MS);
    }
  }
}
