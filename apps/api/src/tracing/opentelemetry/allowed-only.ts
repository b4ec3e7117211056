import { Logger } from '@nestjs/common';
import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace';

/**
 * The attributes that leave the process. Libraries set others, with addresses, queries, headers of callers and messages
 * of errors: whatever is not named here stays.
 */
const ALLOWED = new Set([
  'booking.from',
  'booking.to',
  'calcom.operation',
  'calcom.priority',
  'db.collection.name',
  'db.operation.name',
  'db.system.name',
  'error.type',
  'fastify.type',
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'network.protocol.version',
  'server.address',
  'server.port',
  'url.scheme',
]);

type Told = Parameters<SpanExporter['export']>[1];

const SUCCESS = 0;

/** Sends what may leave the process, and says once when the collector takes nothing, and once when it does again. */
export class AllowedOnly implements SpanExporter {
  private readonly log = new Logger('Tracing');
  private isFailing = false;

  constructor(
    private readonly exporter: SpanExporter,
    private readonly url: string,
  ) {}

  export(spans: ReadableSpan[], told: Told): void {
    this.exporter.export(spans.map(allowed), ({ code }) => {
      this.note(code === SUCCESS);
      // The processor would report a failure of its own with every batch.
      told({ code: SUCCESS });
    });
  }

  shutdown(): Promise<void> {
    return this.exporter.shutdown();
  }

  async forceFlush(): Promise<void> {
    await this.exporter.forceFlush?.();
  }

  private note(isTaken: boolean): void {
    if (isTaken !== this.isFailing) return;
    this.isFailing = !isTaken;
    const { origin } = new URL(this.url);
    if (isTaken) this.log.log(`Traces are sent to ${origin} again`);
    else this.log.warn(`Traces cannot be sent to ${origin} and are dropped; requests are not held up`);
  }
}

/** A copy: a span is read-only once it has ended. */
function allowed(span: ReadableSpan): ReadableSpan {
  const attributes: Attributes = Object.fromEntries(
    Object.entries(span.attributes).filter(([name]) => ALLOWED.has(name)),
  );
  return Object.create(span, {
    attributes: { value: attributes },
    events: { value: [] },
    links: { value: [] },
    status: { value: { code: span.status.code } },
  }) as ReadableSpan;
}
