import { IsIn, IsOptional, Matches } from 'class-validator';
import { IsServerUrl } from './server-urls';
import { whole } from './whole-numbers';

const PAIRS = /^[^=,\s]+=[^,]*(,\s*[^=,\s]+=[^,]*)*$/;
const PAIRS_MESSAGE = { message: 'must be name=value, several separated by commas' };
const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;
/** Spans are sent as JSON over HTTP, which collectors that accept protobuf over HTTP accept as well. */
const PROTOCOLS = ['http/json', 'http/protobuf'];
const EXAMPLE = 'http://localhost:4318';

/** The supported variables of OpenTelemetry. Without an endpoint nothing is traced, and no tracing code is loaded. */
export class TracingVariables {
  @IsOptional() @IsServerUrl(EXAMPLE) OTEL_EXPORTER_OTLP_ENDPOINT?: string = undefined;
  @IsOptional() @IsServerUrl(`${EXAMPLE}/v1/traces`) OTEL_EXPORTER_OTLP_TRACES_ENDPOINT?: string = undefined;
  @IsOptional() @Matches(PAIRS, PAIRS_MESSAGE) OTEL_EXPORTER_OTLP_HEADERS?: string = undefined;
  @IsOptional() @Matches(PAIRS, PAIRS_MESSAGE) OTEL_EXPORTER_OTLP_TRACES_HEADERS?: string = undefined;
  @IsOptional() @IsIn(PROTOCOLS) OTEL_EXPORTER_OTLP_PROTOCOL?: string = undefined;
  @whole(1, undefined, 'milliseconds') OTEL_EXPORTER_OTLP_TIMEOUT = 10_000;
  OTEL_SERVICE_NAME = 'team-selector';
  @IsOptional() @Matches(PAIRS, PAIRS_MESSAGE) OTEL_RESOURCE_ATTRIBUTES?: string = undefined;
  @IsIn(SAMPLERS) OTEL_TRACES_SAMPLER: (typeof SAMPLERS)[number] = 'parentbased_always_on';
  @Matches(/^(0(\.\d+)?|1(\.0+)?)$/, { message: 'must be a share from 0 to 1' }) OTEL_TRACES_SAMPLER_ARG = '1';
  @whole(1, undefined, 'milliseconds') OTEL_BSP_SCHEDULE_DELAY = 5000;
  @whole(512, 1_000_000, 'spans') OTEL_BSP_MAX_QUEUE_SIZE = 2048;
  @IsIn(['true', 'false']) OTEL_SDK_DISABLED = 'false';
}

/** Where traces are sent, and which of them. */
export interface TracingSettings {
  /** URL of the collector's route for traces. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds that one attempt to send may take. */
  readonly timeout: number;
  readonly serviceName: string;
  readonly resource: Readonly<Record<string, string>>;
  readonly sampler: (typeof SAMPLERS)[number];
  /** Fraction of the traces that begin here, from 0 to 1, for a ratio-based sampler. */
  readonly ratio: number;
  /** Milliseconds between two batches. */
  readonly sendEvery: number;
  /** Spans that wait to be sent, at most; more are dropped. */
  readonly maxWaiting: number;
}

/** @returns undefined where nothing is traced. */
export function tracingSettings(env: TracingVariables): TracingSettings | undefined {
  const general = env.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, '');
  const url = env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? (general && `${general}/v1/traces`);
  if (url === undefined || env.OTEL_SDK_DISABLED === 'true') return undefined;
  return {
    url,
    headers: pairsOf(env.OTEL_EXPORTER_OTLP_TRACES_HEADERS ?? env.OTEL_EXPORTER_OTLP_HEADERS),
    timeout: env.OTEL_EXPORTER_OTLP_TIMEOUT,
    serviceName: env.OTEL_SERVICE_NAME,
    resource: pairsOf(env.OTEL_RESOURCE_ATTRIBUTES),
    sampler: env.OTEL_TRACES_SAMPLER,
    ratio: Number(env.OTEL_TRACES_SAMPLER_ARG),
    sendEvery: env.OTEL_BSP_SCHEDULE_DELAY,
    maxWaiting: env.OTEL_BSP_MAX_QUEUE_SIZE,
  };
}

function pairsOf(text = ''): Record<string, string> {
  const pairs = text.split(',').filter((pair) => pair.trim() !== '');
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      return [name.trim(), decoded(value.trim())];
    }),
  );
}

/** Values may be percent-encoded. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
