import { describe, expect, it } from '@jest/globals';
import { masked, describeFailure } from './masking';

describe('masking', () => {
  it.each([
    ['7|Qk3vPq8mXc7LsT2yWb9nRd4hJf6gKa1eUo5iVxQz', '7|[token]'],
    ['/api/x/7%7CQk3vPq8mXc7LsT2yWb9nRd4hJf6gKa1eUo5iVxQz', '/api/x/7%7C[token]'],
    ['"authorization":"Bearer cal_live_4f9a1c7e2b8d"', '"authorization":"Bearer [token]"'],
    ['with cal_live_4f9a1c7e2b8d', 'with cal_[key]'],
    ['postgres://owner:p4ss@db.example:5432/x', 'postgres://[credentials]@db.example:5432/x'],
    ['redis://:p4ss@localhost', 'redis://[credentials]@localhost'],
    ['/api/bookings/erika.m+x@example.org/', '/api/bookings/[e-mail]/'],
    ['?email=erika%40example.org&b', '?email=[e-mail]&b'],
    ['<jürgen@müller.example>', '<[e-mail]>'],
    ['{"a":"b@c.example","d":1}', '{"a":"[e-mail]","d":1}'],
    ['call +49 30 901820 now', 'call [phone] now'],
    ['/teams/%2B4930901820', '/teams/[phone]'],
  ])('masking hides the sensitive part of %s', (text, expected) => expect(masked(text)).toBe(expected));

  it.each([
    '{"time":1795375402544,"pid":10444,"reqId":"933032ae-0aae-45fa-8ff8-529c4996cb10"}',
    '2026-12-01T10:00:00.000+01:00 company:1:calcom_team:5:availability:2563193',
    'at x (file:///srv/app/node_modules/@nestjs/core/router/router-execution-context.js:46:28)',
    'postgres://db:5432/x https://api.cal.com/v2/teams/34209/event-types?a=b',
    'GET /api/calcom/teams/34209/event-types took 12.345 ms',
  ])('masking leaves %s as it is', (text) => expect(masked(text)).toBe(text));

  it('masking takes linear time for text that almost matches', () => {
    const began = performance.now();
    for (const part of ['a', '1', 'a@', '+1', '1|', 'bearer ', '://a', 'cal_']) masked(part.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

describe('the description of a failure', () => {
  it('the description of a failure has its type, message, code and stack frames', () => {
    const error = Object.assign(new TypeError('is not a function'), { code: 'ERR_X' });
    expect(describeFailure(error)).toEqual({
      type: 'TypeError',
      message: 'is not a function',
      code: 'ERR_X',
      stack: expect.stringMatching(/^\s+at .*masking\.spec/),
    });
  });

  it('the description of a failure has none of its other properties', () => {
    const config = { headers: { Authorization: 'Bearer the-key-of-a-company' } };
    const cause = Object.assign(new Error('erika@example.org'), { config });
    const error = Object.assign(new Error('Request failed', { cause }), { config, request: config, response: config });
    const description = JSON.stringify(describeFailure(error));
    expect(description).toContain('Request failed');
    expect(description).not.toMatch(/the-key|erika/);
  });

  it('the description of a failure does not repeat the value that a database has refused', () => {
    const error = Object.assign(new Error('invalid input syntax for type uuid: "Erika"'), {
      code: '22P02',
      severity: 'ERROR',
      detail: 'Erika',
    });
    expect(describeFailure(error)).toMatchObject({ message: 'The database refused a value', code: '22P02' });
    expect(JSON.stringify(describeFailure(error))).not.toContain('Erika');
  });

  it.each([
    ['text', 'text'],
    [undefined, 'undefined'],
    [{ token: 'x' }, '[object Object]'],
  ])('the description of a failure can be made of %j, too', (thrown, message) =>
    expect(describeFailure(thrown).message).toBe(message),
  );
});
