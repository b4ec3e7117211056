import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { calcomSignatureMatches } from './signature';

const BODY = Buffer.from('{"triggerEvent":"BOOKING_CREATED","payload":{"title":"Müller"}}');
const SIGNATURE = createHmac('sha256', 'secret').update(BODY).digest('hex');

describe('a signature of Cal.com', () => {
  it('is accepted over exactly its bytes', () => {
    expect(calcomSignatureMatches(BODY, SIGNATURE, 'secret')).toBe(true);
    expect(calcomSignatureMatches(Buffer.concat([BODY, Buffer.from(' ')]), SIGNATURE, 'secret')).toBe(false);
  });

  it.each([
    ['another secret', SIGNATURE, 'other'],
    ['upper case', SIGNATURE.toUpperCase(), 'secret'],
    ['a prefix', `sha256=${SIGNATURE}`, 'secret'],
    ['the words for no secret', 'no-secret-provided', 'secret'],
    ['nothing', undefined, 'secret'],
    ['an empty header', '', 'secret'],
    ['two headers', [SIGNATURE, SIGNATURE], 'secret'],
  ])('is refused with %s', (_, header, secret) => {
    expect(calcomSignatureMatches(BODY, header, secret)).toBe(false);
  });
});
