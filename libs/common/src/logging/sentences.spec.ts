import { describe, expect, it } from '@jest/globals';
import { sentenceOf } from './sentences';

const written = (facts: object): string =>
  `${JSON.stringify({ level: 40, time: 0, pid: 1, hostname: 'here', ...facts })}\n`;

describe('a line of the log on a terminal', () => {
  it('a line of the log is a sentence with its time, level and facts, and no JSON', () => {
    const line = sentenceOf(
      written({ context: 'Redis', msg: 'Redis does not answer', ms: 5, at: { host: 'a', port: 1 } }),
    );
    expect(line).toMatch(/^\d\d:\d\d:\d\d warn Redis: Redis does not answer ms=5 at=host:a,port:1\n$/);
  });

  it('a line of the log that tells of an error has its frames below it', () => {
    const err = { type: 'Error', message: 'No', stack: '    at a (b.ts:1:1)' };
    expect(sentenceOf(written({ level: 50, msg: 'No', err }))).toMatch(/ error No\n {4}at a \(b\.ts:1:1\)\n$/);
  });

  it('a line of the log that is no record stays as it is', () => {
    expect(sentenceOf('plain\n')).toBe('plain\n');
  });
});
