import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isDeeperThan } from './json-depth';

const depthIn = (value: unknown): number =>
  typeof value === 'object' && value !== null ? 1 + Math.max(0, ...Object.values(value).map(depthIn)) : 0;

/** Texts with what may be taken for their end, or for brackets. */
const texts = fc
  .array(fc.constantFrom('\\', '"', '[', '}', 'x', 'x'.repeat(70)), { maxLength: 12 })
  .map((parts) => parts.join(''));

describe('the depth of JSON', () => {
  it('JSON is as deep as its value, whatever its texts hold', () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        texts,
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(texts, tie('value'), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(value, (json) => {
        const bytes = Buffer.from(JSON.stringify(json));
        const depth = depthIn(json);
        expect(isDeeperThan(depth, bytes)).toBe(false);
        if (depth > 0) expect(isDeeperThan(depth - 1, bytes)).toBe(true);
      }),
    );
  });

  it.each(['"', '"\\', '"\\"', `"${'x'.repeat(100)}`, `"${'x'.repeat(100)}\\"`])(
    '%j has no depth, although its text has no end',
    (json) => {
      expect(isDeeperThan(0, Buffer.from(`${json}[`))).toBe(false);
    },
  );
});
