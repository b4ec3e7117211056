import { expect, it } from '@jest/globals';
import { type NamedScript, SCRIPTS, scriptsIn } from '../../apps/api/src/agent-calls/call-script';
import { type Door, play } from '../../apps/api/src/agent-calls/play';
import { callFrom, retellDoor } from '../../apps/api/src/agent-calls/retell-door';
import { SandboxControl } from '../../apps/api/src/agent-calls/sandbox-control';
import { callTool } from '../support/mcp';
import { onSharedEngines } from '../support/on-shared-engines';
import type { SharedWorld } from '../support/shared-world';
import type { TestCompany } from '../support/test-company';

const scripts = scriptsIn(SCRIPTS);
const by = (door: string): [string, NamedScript][] =>
  scripts.filter(({ doors = [door] }) => doors.includes(door)).map((script) => [script.title, script]);

const companyOf = ({ salon, praxis }: SharedWorld, { company }: NamedScript): TestCompany =>
  company === salon.name ? salon : praxis;

const surroundings = ({ sandbox }: SharedWorld) => ({ sandbox: new SandboxControl(sandbox.url), now: new Date() });

/** Everything that is not as expected, by turn. */
const mistakes = ({ turns, state }: Awaited<ReturnType<typeof play>>): string[] => [
  ...turns.flatMap(({ wrong }, index) => wrong.map((what) => `turn ${index + 1}: ${what}`)),
  ...(state ?? ['nobody looked']),
];

it('the scripts of calls are forty, in two languages, each with a title of its own', () => {
  expect(scripts.length).toBeGreaterThanOrEqual(40);
  expect(new Set(scripts.map(({ locale }) => locale))).toEqual(new Set(['de', 'en']));
  expect(new Set(scripts.map(({ title }) => title)).size).toBe(scripts.length);
});

onSharedEngines('a call by Retell', (world) => {
  it.each(by('retell'))('a call by Retell ends as expected: %s', async (_title, script) => {
    const { agent: registered } = companyOf(world(), script);
    const door = retellDoor(world().url, registered, callFrom(registered, script.from));
    expect(mistakes(await play(script, door, surroundings(world())))).toEqual([]);
  });
});

onSharedEngines('a conversation by MCP', (world) => {
  /** No line tells a number there, so the model passes it on. */
  const mcpDoor = ({ member }: TestCompany, { from }: NamedScript): Door => {
    const line = /^\+\d+$/.test(from) ? { phone: from } : {};
    return async (name, args) => {
      const since = performance.now();
      const given = name === 'book_appointment' ? { ...line, ...args } : args;
      const { status, body } = await callTool(member, name, given);
      return { status, body: body.result?.structuredContent ?? body, took: performance.now() - since };
    };
  };

  it.each(by('mcp'))('a conversation by MCP ends in the same state: %s', async (_title, script) => {
    const door = mcpDoor(companyOf(world(), script), script);
    expect(mistakes(await play(script, door, surroundings(world())))).toEqual([]);
  });
});
