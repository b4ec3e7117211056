import { setTimeout as pause } from 'node:timers/promises';
import { Readable } from 'node:stream';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { AppError } from '@app/common';
import type { CompanyId, TenantContext } from '@app/tenancy';
import { RunLooks } from './run-looks';
import { StreamAdmission } from './stream-admission';
import { progressOf } from './sync-run.dto';

/** Maximum streams of one company in this process. */
const MAX_STREAMS = 20;
const RETRY_AFTER_SECONDS = 10;
/** Between two looks at the run, in milliseconds. */
const LOOK_EVERY_MS = 500;
/** So that proxies do not take a stream for dead, and a client that has gone is noticed. */
const COMMENT_EVERY_MS = 15_000;
/** Milliseconds after which a client that lost the connection asks again. */
const RECONNECT = 'retry: 1000\n\n';

/** The progress of runs as server-sent events. The id of an event is the run's revision. */
@Injectable()
export class RunEvents implements BeforeApplicationShutdown {
  private readonly open = new Map<CompanyId, Set<AbortController>>();

  constructor(
    private readonly looks: RunLooks,
    private readonly admission: StreamAdmission,
  ) {}

  /**
   * @param seen the id of the last event that the client has got; 0: none.
   * @throws AppError 429 when the company has too many streams.
   */
  stream(tenant: TenantContext, runId: number, seen: number): Readable {
    const closing = this.take(tenant.companyId);
    const stream = Readable.from(this.events(tenant, runId, seen, closing.signal));
    stream.once('close', () => closing.abort());
    return stream;
  }

  /** Clients ask again, and get another instance. */
  beforeApplicationShutdown(): void {
    for (const streams of this.open.values()) for (const closing of streams) closing.abort();
  }

  private async *events(
    tenant: TenantContext,
    runId: number,
    seen: number,
    signal: AbortSignal,
  ): AsyncGenerator<string, void> {
    yield RECONNECT;
    const admits = this.admission.of(tenant);
    let told = seen;
    let saidAt = performance.now();
    while (!signal.aborted && (await admits())) {
      const run = await this.looks.at(tenant, runId);
      if (!run) return;
      const { revision, status } = run;
      if (status !== 'running') return void (yield event('end', revision, { status }));
      if (revision > told) yield event('progress', (told = revision), progressOf(run));
      else if (performance.now() - saidAt >= COMMENT_EVERY_MS) yield ': still running\n\n';
      else {
        await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => {});
        continue;
      }
      saidAt = performance.now();
    }
  }

  private take(companyId: CompanyId): AbortController {
    const streams = this.open.get(companyId) ?? new Set();
    if (streams.size >= MAX_STREAMS)
      throw new AppError('rate_limited', { message: 'Too many streams are open', retryAfter: RETRY_AFTER_SECONDS });
    const closing = new AbortController();
    this.open.set(companyId, streams.add(closing));
    closing.signal.addEventListener('abort', () => {
      streams.delete(closing);
      if (streams.size === 0) this.open.delete(companyId);
    });
    return closing;
  }
}

const event = (name: string, id: number, data: object): string =>
  `id: ${id}\nevent: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
