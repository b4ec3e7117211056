import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { claimedAgentsIn, isAgentId } from './claimed-agents';

const claimsIn = (text: string): string[] => claimedAgentsIn(Buffer.from(text));

const agentId = fc
  .string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)) })
  .filter(isAgentId);

/** Writes a text with some of its characters escaped, as JSON permits. */
const written = (text: string, escapeEvery: number): string =>
  `"${[...text]
    .map((letter, index) =>
      index % escapeEvery === 0
        ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
        : JSON.stringify(letter).slice(1, -1),
    )
    .join('')}"`;

describe('the agents that a body claims', () => {
  it.each<[string, string, string[]]>([
    ['in a call', '{"name":"x","call":{"call_id":"c","agent_id":"agent_1"},"args":{}}', ['agent_1']],
    ['with spaces and lines', '{"call": {\n\t"agent_id" : \r\n "agent_1" }}', ['agent_1']],
    ['with escapes', '{"call":{"agent_id":"agent\\u005f1\\/\\""}}', ['agent_1/"']],
    ['in several places', '{"agent_id":"a","call":{"agent_id":"b"},"args":{"agent_id":"a"}}', ['a', 'b']],
    ['in a text', JSON.stringify({ call: { transcript: '{"agent_id":"x"}' } }), []],
    ['as a value', '{"call":["agent_id","x"]}', []],
    ['that is no text', '{"agent_id":5,"call":{"agent_id":["x"]}}', []],
    ['that is empty', '{"agent_id":""}', []],
    ['of other letters', '{"agent_id":"ägent","call":{"agent_id":"a b"}}', []],
    ['without an end', '{"agent_id":"agent_1', []],
    ['without an end behind an escape', '{"agent_id":"agent_1\\', []],
    ['with a broken escape', '{"agent_id":"agent\\u00"}', []],
    ['without a value', '{"agent_id":', []],
    ['without a colon', '"agent_id"   "x"', []],
    ['at the end', '"agent_id"', []],
    ['nowhere', '{}', []],
    ['as long as an id may be', `{"agent_id":"${'x'.repeat(200)}"}`, ['x'.repeat(200)]],
    ['as long as an id may be, in escapes alone', `{"agent_id":"${'\\u0061'.repeat(200)}"}`, ['a'.repeat(200)]],
    ['longer than an id may be', `{"agent_id":"${'x'.repeat(201)}"}`, []],
  ])('the agents that a body claims %s are found', (_, body, claims) => expect(claimsIn(body)).toEqual(claims));

  it('the agents that a body claims are eight at most, the first ones', () => {
    const body = Array.from({ length: 20 }, (_, index) => `"agent_id":"${index}"`).join();
    expect(claimsIn(body)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7']);
  });

  it('the agents that a body claims are looked for behind 64 names at most', () => {
    const behind = (names: number): string[] => claimsIn(`${'"agent_id" '.repeat(names)}"agent_id":"agent_1"`);
    expect([behind(63), behind(64)]).toEqual([['agent_1'], []]);
  });

  it.each([5, null, undefined, ['agent_1'], '', 'a b', 'ä', 'x'.repeat(201)])('%j is no id of an agent', (value) => {
    expect(isAgentId(value)).toBe(false);
  });

  it('the agents that a body claims contain the one of its call, whatever else it holds', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const body = fc.record({
      agent: agentId,
      call: fc.dictionary(fc.string(), value),
      args: fc.dictionary(fc.oneof(fc.string(), fc.constant('agent_id'), fc.constant('x"agent_id')), value),
      spaces: fc.constantFrom(0, 1, 4),
      escapeEvery: fc.integer({ min: 1, max: 9 }),
      isFirst: fc.boolean(),
    });
    fc.assert(
      fc.property(body, ({ agent, call, args, spaces, escapeEvery, isFirst }) => {
        const { agent_id: _, ...others } = call;
        const named = isFirst ? { agent_id: '%', ...others } : { ...others, agent_id: '%' };
        const whole = isFirst ? { call: named, args } : { args, call: named };
        const text = JSON.stringify(whole, null, spaces).replaceAll(/("agent_id": ?)"%"/g, (_match, name: string) => {
          return `${name}${written(agent, escapeEvery)}`;
        });
        // The text is what it is meant to be.
        expect((JSON.parse(text) as typeof whole).call.agent_id).toBe(agent);
        expect(claimsIn(text)).toContain(agent);
      }),
      { numRuns: 1000 },
    );
  });

  it('the agents that a body claims are ids, whatever bytes it has', () => {
    const part = fc.oneof(fc.constant('"agent_id":'), fc.constant('"agent_id" : "x'), fc.constant('\\"'), fc.string());
    fc.assert(
      fc.property(fc.array(part), fc.uint8Array(), (parts, bytes) => {
        const claims = claimedAgentsIn(Buffer.concat([Buffer.from(parts.join('')), bytes]));
        expect(claims.filter((claim) => !isAgentId(claim))).toEqual([]);
        expect(claims.length).toBeLessThanOrEqual(8);
      }),
    );
  });

  it.each<[string, string]>([
    ['names', '"agent_id"'],
    ['names with a value that is none', '"agent_id":"'],
    ['escapes', '"agent_id":"\\\\'],
    ['spaces', ' '],
  ])('the agents that a body claims are found in one pass over 2 MB of %s', (_, part) => {
    const ofSize = (size: number): Buffer => Buffer.from(`"agent_id"${part.repeat(size / part.length)}`);
    const start = performance.now();
    claimedAgentsIn(ofSize(2 * 1024 * 1024));
    // A scan that begins anew at each name takes minutes.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
