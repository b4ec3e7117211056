import { beforeEach, describe, expect, it } from '@jest/globals';
import { KeyRing } from '@app/common';
import type { TenantContext } from '@app/tenancy';
import { FixedClock } from '../../../common/testing/fixed-clock';
import type { Conversation } from '../conversation';
import { WrongAnswers } from './wrong-answers';

const HALF_PAST = new Date('2026-12-01T10:30:00Z');
const HOUR_MS = 3_600_000;
const [ERIKA, MAX] = ['+4930901820', '+4930901825'];

describe('wrong answers', () => {
  let clock: FixedClock;
  let answers: WrongAnswers;
  let calls: number;

  beforeEach(() => {
    clock = new FixedClock(HALF_PAST);
    const keyRing = new KeyRing([{ kid: 'test', secret: Buffer.alloc(32, 1) }]);
    answers = new WrongAnswers(null, clock, keyRing);
    calls = 0;
  });

  const from = (callersNumber?: string, callId = `call_${++calls}`, companyId = 1): Conversation => ({
    tenant: { companyId } as TenantContext,
    source: 'agent',
    callId,
    callersNumber,
    at: clock.now(),
  });
  /** How many wrong answers are heard until none is. */
  async function heard(conversationOf: () => Conversation): Promise<number> {
    for (let count = 0; count < 200; count++) if (!(await answers.begin(conversationOf()))) return count;
    throw new Error('Never refused');
  }

  it('wrong answers are three in a call, the last of which is known to be', async () => {
    const call = from(ERIKA);
    const begun = [await answers.begin(call), await answers.begin(call), await answers.begin(call)];
    expect(begun.map((one) => one?.isLast)).toEqual([false, false, true]);
    expect(await answers.begin(call)).toBeUndefined();
    expect(await heard(() => from(undefined, 'another-call'))).toBe(3);
  });

  it('wrong answers that are given at the same time are no more than three', async () => {
    const call = from(ERIKA);
    const begun = await Promise.all(Array.from({ length: 20 }, () => answers.begin(call)));
    expect(begun.filter((one) => one !== undefined)).toHaveLength(3);
  });

  it('wrong answers are ten an hour from a number, whatever the call, and others’ numbers are not concerned', async () => {
    expect(await heard(() => from(ERIKA))).toBe(10);
    expect(await answers.begin(from(MAX))).toMatchObject({ isLast: false });
    expect(await answers.begin(from(ERIKA, 'theirs', 2))).toMatchObject({ isLast: false });
    clock.advance(HOUR_MS);
    expect(await heard(() => from(ERIKA))).toBe(10);
  });

  it('wrong answers are fifty an hour in a company, from whatever number, and other companies are not concerned', async () => {
    expect(await heard(() => from(undefined))).toBe(50);
    expect(await answers.begin(from(ERIKA))).toBeUndefined();
    expect(await answers.begin(from(ERIKA, 'theirs', 2))).toMatchObject({ isLast: false });
    clock.advance(HOUR_MS);
    expect(await answers.begin(from(ERIKA))).toMatchObject({ isLast: false });
  });

  it('wrong answers do not count that have proven right, even when the hour has ended meanwhile', async () => {
    const call = from(ERIKA);
    for (let time = 0; time < 60; time++) await (await answers.begin(call))?.takeBack();
    const begun = await answers.begin(call);
    clock.advance(HOUR_MS);
    await begun?.takeBack();
    expect(await heard(() => from(ERIKA))).toBe(10);
  });

  it('wrong answers are refused without being counted', async () => {
    const call = from(ERIKA);
    expect(await heard(() => call)).toBe(3);
    for (let time = 0; time < 60; time++) expect(await answers.begin(call)).toBeUndefined();
    expect(await heard(() => from(ERIKA))).toBe(7);
  });
});
