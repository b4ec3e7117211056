import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { optionsFrom } from './environment';
import { praxisSeed } from './seed/praxis';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-environment-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

it('a catalogue in a file replaces the own one, and without a file there is none', () => {
  const file = join(folder, 'catalogue.json');
  writeFileSync(file, JSON.stringify(praxisSeed));
  expect(optionsFrom({ SANDBOX_SEED_FILE: file }).seed).toEqual(JSON.parse(JSON.stringify(praxisSeed)));
  expect(optionsFrom({}).seed).toBeUndefined();
});
