import { type Context, type TextMapGetter, type TextMapPropagator, trace } from '@opentelemetry/api';

const TRACEPARENT = 'traceparent';
/** Version 00 of W3C's Trace Context, and what later versions have in common with it. */
const FORM = /^(?!ff)[\da-f]{2}-(?!0{32})([\da-f]{32})-(?!0{16})([\da-f]{16})-([\da-f]{2})(-.*)?$/;

/**
 * Continues the trace of a caller that sends `traceparent`. Does not propagate it: Cal.com, Retell and customers' own
 * systems must not learn which of their calls belong together.
 */
export class IncomingTraceparent implements TextMapPropagator {
  inject(): void {}

  extract(context: Context, carrier: unknown, getter: TextMapGetter): Context {
    const header = getter.get(carrier, TRACEPARENT);
    const [, traceId, spanId, flags] = (typeof header === 'string' && FORM.exec(header)) || [];
    if (traceId === undefined || spanId === undefined || flags === undefined) return context;
    return trace.setSpanContext(context, { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true });
  }

  fields(): string[] {
    return [TRACEPARENT];
  }
}
