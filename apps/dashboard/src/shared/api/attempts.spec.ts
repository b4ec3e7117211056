import { describe, expect, it } from '@jest/globals';
import { Attempts } from './attempts';

describe('an attempt', () => {
  it('is the same one when a form is sent again unchanged', () => {
    const attempts = new Attempts<{ name: string }>();
    expect(attempts.attemptFor({ name: 'Erika' })).toBe(attempts.attemptFor({ name: 'Erika' }));
  });

  it('is another one, under another key, when the form has changed', () => {
    const attempts = new Attempts<{ name: string }>();
    const { key } = attempts.attemptFor({ name: 'Erika' });
    expect(attempts.attemptFor({ name: 'Max' }).key).not.toBe(key);
  });

  it('keeps its bytes where only what does not count has changed', () => {
    const attempts = new Attempts<{ slot: string }>();
    const first = attempts.attemptFor({ slot: 'a' }, '10:30');
    expect(attempts.attemptFor({ slot: 'b' }, '10:30')).toBe(first);
    expect(first.body).toEqual({ slot: 'a' });
  });
});
