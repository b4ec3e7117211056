import { describe, expect, it } from '@jest/globals';
import { withinSize } from './size';

const bytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));
const teams = Array.from({ length: 10 }, (_, id) => ({ team_id: id, name: 'Ü'.repeat(255) }));

describe('an answer that would be too long to read', () => {
  it.each<[string, object, boolean, number]>([
    ['a list of long names', { say: 'Wohin?', teams }, true, 4000],
    ['long sentences', { say: 'ä'.repeat(5000), why: '"'.repeat(5000) }, false, 1000],
    ['many choices', { say: 'Was?', choices: teams.map(({ name }) => name) }, false, 1000],
  ])('an answer that would be too long to read is shortened: %s', (_case, facts, isList, limit) => {
    const answer = withinSize({ ok: true, say: '', ...facts }, isList);
    expect(bytes(answer)).toBeLessThan(limit);
    expect(bytes(answer)).toBeGreaterThan(limit / 5);
    expect(Object.keys(answer)).toEqual(['ok', 'say', ...Object.keys(facts).filter((name) => name !== 'say')]);
  });

  it('an answer that is short stays as it is', () => {
    const answer = { ok: true, say: 'Ja.' };
    expect(withinSize(answer)).toBe(answer);
  });
});
