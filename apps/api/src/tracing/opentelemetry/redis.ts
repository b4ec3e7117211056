import { tracingChannel } from 'node:diagnostics_channel';
import { SpanKind, type Tracer } from '@opentelemetry/api';
import type { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { boundSpans } from './bound-spans';

/** What the client publishes of a command; its arguments are left out. */
interface Command {
  command?: string;
}

/** Spans for commands, of which the client tells by itself. */
export function traceRedis(tracer: Tracer, contexts: AsyncLocalStorageContextManager): void {
  const nameOf = ({ command }: Command): string => String(command ?? 'command').toUpperCase();
  boundSpans(
    tracingChannel<Command, Command>('node-redis:command'),
    {
      name: nameOf,
      attributes: (message) => ({ 'db.system.name': 'redis', 'db.operation.name': nameOf(message) }),
      kind: SpanKind.CLIENT,
    },
    tracer,
    contexts,
  );
}
