import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Json } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import { ensureProductionBuild } from '../support/production-build';
import { type Ended, run } from '../support/programs';
import { BERLIN, day, teamId } from './steps';

onSharedEngines('a command that calls', (world) => {
  let folder = '';
  const script = (): string => join(folder, 'script.json');

  const cli = (...line: string[]): Promise<Ended> => run('cli', line, { DATA_DIR: folder });
  const company = (): string => String(world().salon.id);

  beforeAll(async () => {
    await ensureProductionBuild();
    folder = mkdtempSync(join(tmpdir(), 'agent-calls-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** What `npm start` would have written. */
  function writeDemo(url: string): void {
    const { salon, sandbox } = world();
    const retell = { agent_id: salon.agent.agentId, api_key: salon.agent.key, phone_number: salon.agent.phoneNumber };
    const companies = [{ id: salon.id, name: salon.name, locale: 'de', timezone: 'Europe/Berlin', retell }];
    const demo = { base_url: url, docs_url: url, sandbox_url: sandbox.url, companies };
    writeFileSync(join(folder, 'demo.json'), JSON.stringify(demo));
  }

  it('a command that calls prints what would be spoken, while the demo runs', async () => {
    writeDemo(world().url);
    const args = [`team_id=${await teamId(world().salon, BERLIN.team)}`, `event_type_id=${BERLIN.men}`];
    const line = [...args, `date=${day(5)}`].flatMap((arg) => ['--arg', arg]);
    const people = await cli('agent:call', '--company', company(), 'check_availability', ...line);
    expect(people).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^Frei wäre .* Uhr.*\n$/) });
    const programs = await cli('agent:call', '--company', company(), 'check_availability', ...line, '--json');
    expect(JSON.parse(programs.stdout)).toMatchObject({
      ok: true,
      slots: expect.any(Array),
      say: people.stdout.trim(),
    });
  });

  it('a command that calls says why there is no answer', async () => {
    writeDemo(world().url);
    const unknown = await cli('agent:call', '--company', company(), 'no_such_function', '--json');
    expect([unknown.code, JSON.parse(unknown.stdout).code]).toEqual([1, 'not_found']);
    writeDemo('http://127.0.0.1:9');
    const away = await cli('agent:call', '--company', company(), 'check_availability');
    expect(away).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Nothing answers at http:\/\/127.0.0.1:9;/) });
  });

  it('a command that calls speaks a whole call, and fails where it is not as expected', async () => {
    writeDemo(world().url);
    const turn = {
      function: 'check_availability',
      args: { team_id: await teamId(world().salon, BERLIN.team), event_type_id: BERLIN.men, date: '<mon+5>' },
      expect: { ok: true, slots: [{}, {}, {}] },
    };
    const call = {
      title: 'A call',
      company: 'Salon Kessler',
      locale: 'de',
      from: 'anonymous',
      people: [],
      appointments: [],
    };
    writeFileSync(script(), JSON.stringify({ ...call, turns: [turn] }));
    const line = ['retell:simulate', '--company', company(), '--agent-id', world().salon.agent.agentId];
    const right = await cli(...line, '--script', script(), '--json');
    expect([right.code, JSON.parse(right.stdout)]).toMatchObject([0, { played: 1, failed: 0, calls: [{ ok: true }] }]);
    const wrong = { ...turn, expect: { say: 'Nothing is free.' } };
    writeFileSync(script(), JSON.stringify({ ...call, turns: [turn, wrong] }));
    const failed = await cli(...line, '--script', script());
    expect(failed.code).toBe(1);
    expect(failed.stdout).toContain('✗ say: expected "Nothing is free.", got "Frei wäre');
    expect(failed.stdout).toContain('1 calls, 1 of them not as expected');
  });

  it.each<[string, string[], RegExp]>([
    ['which script is meant', [], /Name --script <file>, or --all/],
    ['that the file holds none', ['--script', 'package.json'], /package\.json holds no script of a call/],
    ['that there is no such file', ['--script', 'nowhere.json'], /nowhere\.json cannot be read/],
  ])('a command that calls asks %s', async (_what, options, reason) => {
    writeDemo(world().url);
    const line = ['retell:simulate', '--company', company(), '--agent-id', world().salon.agent.agentId, '--json'];
    const { code, stdout } = await cli(...line, ...options);
    const told: Json = JSON.parse(stdout);
    expect([code, told.code, told.message]).toEqual([1, 'validation_failed', expect.stringMatching(reason)]);
  });
});
