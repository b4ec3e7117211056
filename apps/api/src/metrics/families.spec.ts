import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { DurationsBy } from '@app/telemetry';
import { counter, gauge, histogram } from './families';

const NEVER = new Promise<never>(() => {});

describe('families of metrics', () => {
  it('a family that cannot be read, or not in time, has no samples, and the others have theirs', async () => {
    const registry = new Registry();
    gauge(registry, { name: 'failing', help: 'x' }, () => Promise.reject(new Error('the database is away')));
    gauge(registry, { name: 'hanging', help: 'x' }, () => NEVER);
    counter(registry, { name: 'sound_total', help: 'x', labelNames: ['kind'] }, () => [[{ kind: 'a' }, 3]]);
    const lines = (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines).toEqual(['sound_total{kind="a"} 3']);
  });

  it('a gauge forgets what is no longer told', async () => {
    const registry = new Registry();
    let told: [Record<'kind', string>, number][] = [[{ kind: 'a' }, 1]];
    gauge(registry, { name: 'kinds', help: 'x', labelNames: ['kind'] }, () => told);
    expect(await registry.metrics()).toContain('kinds{kind="a"} 1');
    told = [[{ kind: 'b' }, 2]];
    const text = await registry.metrics();
    expect([text.includes('kind="a"'), text.includes('kinds{kind="b"} 2')]).toEqual([false, true]);
  });

  it('the buckets of a histogram are cumulative, and what is beyond the last one counts in all', async () => {
    const registry = new Registry();
    const durations = new DurationsBy<'outcome'>([1, 5]);
    for (const seconds of [0.5, 1, 3, 60]) durations.add(seconds, { outcome: 'done' });
    histogram(registry, { name: 'took_seconds', help: 'x' }, () => durations.all);
    const lines = (await registry.metrics()).split('\n').filter((line) => line.startsWith('took'));
    expect(lines).toEqual([
      'took_seconds_bucket{outcome="done",le="1"} 2',
      'took_seconds_bucket{outcome="done",le="5"} 3',
      'took_seconds_bucket{outcome="done",le="+Inf"} 4',
      'took_seconds_sum{outcome="done"} 64.5',
      'took_seconds_count{outcome="done"} 4',
    ]);
  });
});
