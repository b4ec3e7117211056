import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { errorsPage } from '../../testing/errors-page';
import { type ErrorCode, ERRORS, HTTP_ERROR_CODES } from './error-codes';
import { AppError, forbidden, invalid, notFound, unauthenticated } from './errors';

const PAGE = 'docs/errors.md';
const codes = Object.keys(ERRORS) as ErrorCode[];

describe('the table of errors', () => {
  it.each(codes)('the table of errors gives %s a status, a sentence and a fix', (code) => {
    const { status, message, fix } = ERRORS[code];
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(message).toMatch(/^\p{Lu}.*[^.]$/u);
    expect(fix).toMatch(/^\p{Lu}.*\.$/u);
  });

  it('the table of errors is sorted by status for HTTP', () => {
    const statuses = HTTP_ERROR_CODES.map((code) => ERRORS[code].status);
    expect(statuses).toEqual(statuses.toSorted((a, b) => a - b));
  });

  it('the table of errors keeps what only commands answer out of HTTP', () => {
    expect(HTTP_ERROR_CODES).toContain('slot_taken');
    expect(codes.filter((code) => !HTTP_ERROR_CODES.includes(code))).toEqual([
      'cache_not_shared',
      'retell_refused',
      'keys_missing',
      'cache_unavailable',
      'cannot_start',
    ]);
  });

  it('the page about errors says what the table says (UPDATE_ERRORS_PAGE=1 renews it)', () => {
    if (process.env.UPDATE_ERRORS_PAGE) writeFileSync(PAGE, errorsPage());
    expect(readFileSync(PAGE, 'utf8')).toBe(errorsPage());
  });
});

describe('an AppError', () => {
  it('an AppError has the status and the sentence of its code', () => {
    expect(new AppError('in_progress')).toMatchObject({
      status: 409,
      code: 'in_progress',
      message: ERRORS.in_progress.message,
      details: undefined,
      retryAfter: undefined,
    });
    expect(new AppError('in_progress')).not.toHaveProperty('cause');
  });

  it('an AppError takes its message, details and status from the case where it brings them', () => {
    const facts = { message: 'Ask again at noon', details: { a: 1 }, retryAfter: 7, cause: new Error('why') };
    expect(new AppError('overloaded', facts)).toMatchObject({ status: 503, ...facts });
    expect(new AppError('bad_request', { status: 417 }).status).toBe(417);
  });

  it('an AppError with a code that the table does not know does not compile', () => {
    // @ts-expect-error: the compiler refuses it; at run time the table has no message.
    expect(() => new AppError('no_such_code')).toThrow(TypeError);
    // @ts-expect-error: nor can it be compared with such a code.
    expect(new AppError('conflict').code === 'no_such_code').toBe(false);
  });

  it('an AppError that was stored keeps its status and message, even if the table no longer has its code', () => {
    const stored = { status: 410, message: 'It was there once' };
    expect(new AppError('retired' as ErrorCode, stored)).toMatchObject({ code: 'retired', ...stored });
  });

  it.each([
    [unauthenticated(), 401, 'unauthenticated', ERRORS.unauthenticated.message],
    [forbidden('Not you'), 403, 'forbidden', 'Not you'],
    [notFound('Nothing'), 404, 'not_found', 'Nothing'],
    [
      invalid({ field: 'a', message: 'is b' }, { field: 'c', message: 'is d' }),
      400,
      'validation_failed',
      'a: is b; c: is d',
    ],
  ])('an AppError made in short has its code: %s', (error, status, code, message) => {
    expect(error).toMatchObject({ status, code, message });
  });
});
