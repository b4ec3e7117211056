import { beforeEach, describe, expect, it } from '@jest/globals';
import { Settling } from './settling';

describe('the return of a server', () => {
  let now: number;
  let settling: Settling;
  beforeEach(() => {
    now = 0;
    settling = new Settling(() => now);
  });
  const settledAfter = (ms: number): boolean => {
    now += ms;
    return settling.isSettled;
  };

  it('the first connection is settled', () => {
    settling.noteReturn();
    expect(settling.isSettled).toBe(true);
  });

  it('a server that was away is settled after two seconds', () => {
    settling.noteBreak();
    expect(settling.isSettled).toBe(true);
    settling.noteReturn();
    expect([settledAfter(0), settledAfter(1999), settledAfter(1)]).toEqual([false, false, true]);
  });

  it('what returns in two connections is settled after the one that was away', () => {
    settling.noteBreak();
    settling.noteReturn();
    now = 1000;
    settling.noteReturn();
    expect(settledAfter(1000)).toBe(true);
    settling.noteBreak();
    settling.noteReturn();
    expect([settledAfter(1999), settledAfter(1)]).toEqual([false, true]);
  });
});
