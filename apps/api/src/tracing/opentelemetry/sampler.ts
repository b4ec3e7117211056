import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';
import type { Environment } from '@app/common';

type Settings = Pick<NonNullable<Environment['tracing']>, 'sampler' | 'ratio'>;

/** Which traces are kept, by OpenTelemetry's names. */
export function samplerOf({ sampler, ratio }: Settings): Sampler {
  const root = rootOf(sampler, ratio);
  return sampler.startsWith('parentbased_') ? new ParentBasedSampler({ root }) : root;
}

function rootOf(sampler: Settings['sampler'], ratio: number): Sampler {
  if (sampler.endsWith('always_on')) return new AlwaysOnSampler();
  return sampler.endsWith('always_off') ? new AlwaysOffSampler() : new TraceIdRatioBasedSampler(ratio);
}
