import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cut, startSandbox } from '../testing/spec-client';

let stateFile: string;
beforeEach(() => void (stateFile = join(mkdtempSync(join(tmpdir(), 'sandbox-')), 'state.json')));
afterEach(() => rmSync(dirname(stateFile), { recursive: true }));

it('bookings outlive the process', async () => {
  const first = await startSandbox({ stateFile });
  const { uid } = (await first.post('/bookings', cut())).body.data;
  await first.sandbox.close();

  const second = await startSandbox({ stateFile });
  const { body } = await second.get(`/bookings/${uid}`, { version: '2026-02-25' });
  const next = await second.post('/bookings', cut({ start: '2026-03-24T12:00:00Z' }));
  await second.sandbox.close();
  expect(body.data.uid).toBe(uid);
  expect(next.body.data.id).toBe(body.data.id + 1);
  expect(readdirSync(dirname(stateFile))).toEqual(['state.json']);
});

it('a state file of another kind is refused by name', async () => {
  writeFileSync(stateFile, '{"book');
  await expect(startSandbox({ stateFile })).rejects.toThrow(`${stateFile} is not a sandbox snapshot`);
});
