import { describe, expect, it } from '@jest/globals';
import { holdingFetch, releaseHeld, sessionExpired } from './expiry';

const answering = (...statuses: number[]) => {
  const sent: { body: string; key: string | null }[] = [];
  const send = async (request: Request): Promise<Response> => {
    sent.push({ body: await request.text(), key: request.headers.get('idempotency-key') });
    return new Response(null, { status: statuses[sent.length - 1] ?? 500 });
  };
  return { sent, fetch: holdingFetch(send) };
};

const booking = (): Request =>
  new Request('http://localhost/api/bookings', {
    method: 'POST',
    body: '{"a":1}',
    headers: { 'idempotency-key': 'k1' },
  });

const expiry = (): Promise<void> =>
  new Promise((resolve) => {
    const stop = sessionExpired.subscribe(() => {
      stop();
      resolve();
    });
  });

describe('a request whose session has ended', () => {
  it('is held, and sent again as it was once somebody has signed in', async () => {
    const { sent, fetch } = answering(401, 201);
    const expired = expiry();
    const answer = fetch(booking());
    await expired;
    expect([sessionExpired.get(), sent.length]).toEqual([true, 1]);
    releaseHeld();
    expect((await answer).status).toBe(201);
    expect(sent).toEqual([sent[0], sent[0]]);
    expect(sent[1]).toEqual({ body: '{"a":1}', key: 'k1' });
    expect(sessionExpired.get()).toBe(false);
  });

  it('fails when it is given up meanwhile', async () => {
    const { fetch } = answering(401);
    const giveUp = new AbortController();
    const expired = expiry();
    const answer = fetch(new Request(booking(), { signal: giveUp.signal }));
    await expired;
    giveUp.abort();
    await expect(answer).rejects.toThrow('aborted');
    releaseHeld();
  });

  it('is answered at once when it asks who is signed in', async () => {
    const { fetch } = answering(401);
    expect((await fetch(new Request('http://localhost/api/auth/me'))).status).toBe(401);
    expect(sessionExpired.get()).toBe(false);
  });
});
