import { syncBuiltinESMExports } from 'node:module';
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http';
import type { InstrumentationNodeModuleDefinition } from '@opentelemetry/instrumentation';
import type { TracerProvider } from '@opentelemetry/sdk-trace';

/** Monitoring requests these paths every few seconds. */
const OF_OPERATIONS = /^\/(health|metrics)\b/;

/** What the instrumentation hands to hooks of the module loader. */
interface Patches {
  init(): InstrumentationNodeModuleDefinition[];
}

/**
 * Spans for incoming and outgoing requests. A hook of the module loader sees nothing in a bundle, so Node's own
 * modules, which are loaded already, are patched directly.
 */
export function traceHttp(provider: TracerProvider): void {
  const http = new HttpInstrumentation({
    enabled: false,
    ignoreIncomingRequestHook: ({ url = '' }) => OF_OPERATIONS.test(url),
    // Calls of background work have spans of their own at the seams.
    requireParentforOutgoingSpans: true,
  });
  http.setTracerProvider(provider);
  for (const { name, patch } of (http as unknown as Patches).init())
    patch?.(process.getBuiltinModule(name as 'http' | 'https'));
  // Rebinds named imports to the patched exports.
  syncBuiltinESMExports();
}
