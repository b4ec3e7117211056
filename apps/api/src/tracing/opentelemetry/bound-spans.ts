import type { AsyncLocalStorage } from 'node:async_hooks';
import type { TracingChannel } from 'node:diagnostics_channel';
import { type Attributes, type Context, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Tracer } from '@opentelemetry/api';
import type { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';

/** How the works of a channel become spans. */
export interface SpanRule<Message> {
  name: (message: Message) => string;
  attributes: (message: Message) => Attributes;
  kind?: SpanKind;
  /** Whether a work that belongs to no trace begins one. */
  isRoot?: boolean;
}

/** The manager keeps it to itself; a channel can only be bound to the storage. */
interface Storing {
  _asyncLocalStorage: AsyncLocalStorage<Context>;
}

/** Node's types know a store of messages only. */
interface Bindable<Message> {
  bindStore(storage: AsyncLocalStorage<Context>, contextOf: (message: Message) => Context): void;
}

/** Makes a span of every work of the channel. What happens inside of the work becomes a child of it. */
export function boundSpans<Message extends object>(
  channel: TracingChannel<Message>,
  { name, attributes, kind = SpanKind.INTERNAL, isRoot = false }: SpanRule<Message>,
  tracer: Tracer,
  contexts: AsyncLocalStorageContextManager,
): void {
  const spans = new WeakMap<object, Span>();
  const end = (message: object): void => {
    spans.get(message)?.end();
    spans.delete(message);
  };
  // oxlint-disable-next-line no-underscore-dangle -- see Storing
  const storage = (contexts as unknown as Storing)._asyncLocalStorage;
  (channel.start as unknown as Bindable<Message>).bindStore(storage, (message) => {
    const active = context.active();
    if (!isRoot && trace.getSpan(active) === undefined) return active;
    const span = tracer.startSpan(name(message), { kind, attributes: attributes(message) }, active);
    spans.set(message, span);
    return trace.setSpan(active, span);
  });
  channel.subscribe({
    // A listener there is what makes the channel work at all.
    start: () => {},
    error: (message) => {
      const { error } = message as { error?: unknown };
      const type = (error as { code?: unknown })?.code ?? (error as Error | undefined)?.name;
      spans
        .get(message)
        ?.setStatus({ code: SpanStatusCode.ERROR })
        .setAttribute('error.type', String(type ?? 'unknown'));
    },
    end: () => {},
    asyncStart: () => {},
    asyncEnd: end,
  });
}
