import { describe, expect, it } from '@jest/globals';
import { PunctualAnswers } from './punctual-answers';

const MEANWHILE = { ok: false, say: 'Moment.' };
const DONE = { ok: true, say: 'Fertig.' };

describe('an answer that is due', () => {
  it('an answer that is due is what the work ends with, and every question is worked on', async () => {
    const punctual = new PunctualAnswers();
    let times = 0;
    const work = () => Promise.resolve({ ...DONE, times: ++times });
    expect(await punctual.give('a', 1000, work, MEANWHILE)).toEqual({ ...DONE, times: 1 });
    expect(await punctual.give('a', 1000, work, MEANWHILE)).toEqual({ ...DONE, times: 2 });
  });

  it('an answer that is due is told without the work, which goes on, and the same question gets its result, once', async () => {
    const punctual = new PunctualAnswers();
    const { promise, resolve } = Promise.withResolvers<typeof DONE>();
    expect(await punctual.give('a', 1, () => promise, MEANWHILE)).toBe(MEANWHILE);
    const another = await punctual.give('b', 1000, () => Promise.resolve(DONE), MEANWHILE);
    resolve({ ...DONE, say: 'Die erste.' });
    expect(another).toBe(DONE);
    const never = (): never => {
      throw new Error('works twice');
    };
    expect(await punctual.give('a', 1000, never, MEANWHILE)).toEqual({ ...DONE, say: 'Die erste.' });
    expect(await punctual.give('a', 1000, () => Promise.resolve(DONE), MEANWHILE)).toBe(DONE);
  });

  it('an answer that is due fails as the work fails, also for who asks again', async () => {
    const punctual = new PunctualAnswers();
    const { promise, reject } = Promise.withResolvers<typeof DONE>();
    expect(await punctual.give('a', 1, () => promise, MEANWHILE)).toBe(MEANWHILE);
    reject(new Error('out of order'));
    await expect(punctual.give('a', 1000, () => Promise.resolve(DONE), MEANWHILE)).rejects.toThrow('out of order');
    expect(await punctual.give('a', 1000, () => Promise.resolve(DONE), MEANWHILE)).toBe(DONE);
  });
});
