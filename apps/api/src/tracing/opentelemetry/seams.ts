import { type Attributes, SpanKind, type Tracer } from '@opentelemetry/api';
import type { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { type Facts, type Seam, seams } from '@app/telemetry';
import { boundSpans, type SpanRule } from './bound-spans';

type Rule = SpanRule<{ facts: Facts }>;

/** A span for each of our own seams. */
const RULES: Record<keyof typeof seams, Rule> = {
  calcomOperation: {
    name: ({ facts }) => `calcom ${facts.operation}`,
    attributes: ({ facts }) => named('calcom', facts),
    isRoot: true,
  },
  leaseWait: { name: () => 'cache lease wait', attributes: () => ({}) },
  bookingTransition: {
    name: ({ facts }) => `booking ${facts.to}`,
    attributes: ({ facts }) => named('booking', facts),
    isRoot: true,
  },
  statement: {
    name: ({ facts: { operation, table } }) => (table === undefined ? `${operation}` : `${operation} ${table}`),
    attributes: ({ facts: { operation, table } }) => ({
      'db.system.name': 'postgresql',
      'db.operation.name': operation,
      'db.collection.name': table,
    }),
    kind: SpanKind.CLIENT,
  },
};

export function traceSeams(tracer: Tracer, contexts: AsyncLocalStorageContextManager): void {
  for (const [name, seam] of Object.entries(seams) as [keyof typeof seams, Seam][])
    boundSpans(seam.channel, RULES[name], tracer, contexts);
}

const named = (prefix: string, facts: Facts): Attributes =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [`${prefix}.${name}`, value]));
