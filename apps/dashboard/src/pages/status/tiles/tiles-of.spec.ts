import { describe, expect, it } from '@jest/globals';
import { setupI18n } from '@lingui/core';
import type { Status } from '@team-selector/client';
import { tilesOf } from './tiles-of';

const GOOD: Status = {
  calcom: { state: 'up', since: null, retry_at: null },
  budget: { per_minute: 100, left: 87 },
  cache: { hit_rate: 0.9 },
  queue: { depth: 0, oldest_s: 0 },
  sync: { last_at: '2026-12-01T09:00:00.000Z', last_status: 'succeeded', running: false },
  webhooks_in: { last_at: '2026-12-01T09:00:00.000Z', failing: 0 },
  webhooks_out: { failing: 0 },
  drift: 0,
  read_only_since: null,
};

/** Without a catalog, a text is its id. */
const i18n = setupI18n({ locale: 'en', messages: { en: {} } });

const tones = (status: Status): Record<string, string> =>
  Object.fromEntries(
    tilesOf(status, i18n, 'Europe/Berlin').map(({ label, tone }) => [label.replace(/status\.|\.label/g, ''), tone]),
  );

describe('the tiles of the status', () => {
  it('are good where everything is', () => {
    expect(new Set(Object.values(tones(GOOD)))).toEqual(new Set(['good']));
  });

  it('say what is bad, each on its own', () => {
    const bad: Status = {
      calcom: { state: 'down', since: '2026-12-01T09:00:00.000Z', retry_at: null },
      budget: { per_minute: 100, left: 0 },
      cache: { hit_rate: 0 },
      queue: { depth: 3, oldest_s: 11 },
      sync: { last_at: '2026-12-01T09:00:00.000Z', last_status: 'failed', running: false },
      webhooks_in: { last_at: null, failing: 1 },
      webhooks_out: { failing: 2 },
      drift: 1,
      read_only_since: null,
    };
    expect(tones(bad)).toEqual({
      calcom: 'bad',
      budget: 'waiting',
      queue: 'bad',
      cache: 'good',
      sync: 'bad',
      webhooks_in: 'bad',
      webhooks_out: 'bad',
      drift: 'waiting',
    });
  });

  it('are neither good nor bad where nothing is known', () => {
    const unknown: Status = {
      calcom: null,
      budget: null,
      cache: null,
      queue: null,
      sync: null,
      webhooks_in: null,
      webhooks_out: null,
      drift: null,
      read_only_since: null,
    };
    expect(new Set(Object.values(tones(unknown)))).toEqual(new Set(['off']));
  });

  it('tell of the key and of agents where the server has told', () => {
    const told: Status = {
      ...GOOD,
      calcom: { state: 'up', since: null, retry_at: null, key: 'refused' },
      agents: { refused: [{ agent_id: 'agent_1', reason: 'Enter it anew' }] },
    };
    const tiles = tilesOf(told, i18n, 'Europe/Berlin');
    expect(tones(told)).toMatchObject({ key: 'bad', agents: 'bad' });
    expect(tiles.at(-1)?.sentence).toBe('agent_1: Enter it anew');
    expect(Object.keys(tones(GOOD))).not.toContain('key');
  });
});
