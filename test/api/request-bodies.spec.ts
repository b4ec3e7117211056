import { describe, expect, it } from '@jest/globals';
import { Wire } from '../support/wire';
import { closingHeaders, expectRefusal, onOneWorld, signedIn } from './server-requests';

const { world, exchange } = onOneWorld();

describe('a body', () => {
  const post = (body: string | Buffer, type = 'application/json', more = '', path = '/api/auth/tokens') =>
    exchange(
      `POST ${path} HTTP/1.1\r\n${closingHeaders()}${type === '' ? '' : `Content-Type: ${type}\r\n`}${more}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`,
      body,
    );

  it.each([
    '',
    'text/plain',
    'text/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    'application/jsonp',
    'application/json-patch+json',
    'application/json; charset=utf-16',
    'application/json; charset=latin1',
    ';;',
    '*/*',
    'application/json, text/plain',
  ])('a body of the type %j is not read', async (type) =>
    expectRefusal(await post('{}', type), [415, 'unsupported_media_type']),
  );

  it.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/json;charset="UTF-8"',
    'application/json; charset=UTF-8; x=y',
  ])('a body of the type %j is read', async (type) =>
    expectRefusal(await post('{}', type), [400, 'validation_failed']),
  );

  it.each(['gzip', 'br', 'identity, gzip'])('a body with the encoding %s is not read', async (encoding) => {
    expectRefusal(await post('{}', 'application/json', `Content-Encoding: ${encoding}\r\n`), [
      415,
      'unsupported_media_type',
    ]);
  });

  it.each<[string, string | Buffer, [number, string]]>([
    ['that ends too soon', '{"email":', [400, 'malformed_json']],
    ['with two objects', '{}{}', [400, 'malformed_json']],
    ['with a comment', '{/**/}', [400, 'malformed_json']],
    ['that is not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), [400, 'malformed_json']],
    ['in UTF-16', Buffer.from('{"email":"a"}', 'utf16le'), [400, 'malformed_json']],
    ['with a prototype', '{"__proto__":{"role":"admin"}}', [400, 'malformed_json']],
    ['with an escaped prototype', '{"\\u005f_proto__":{"role":"admin"}}', [400, 'malformed_json']],
    ['with a prototype further down', '{"a":[{"constructor":{"prototype":{}}}]}', [400, 'malformed_json']],
    ['that is a list', '[{}]', [400, 'validation_failed']],
    ['that is as deep as allowed', `{"email":${'['.repeat(31)}${']'.repeat(31)}}`, [400, 'validation_failed']],
    ['that is deeper', `{"email":${'['.repeat(32)}${']'.repeat(32)}}`, [400, 'validation_failed']],
    ['that is empty', '', [400, 'validation_failed']],
  ])('a body %s is refused', async (_, body, expected) => expectRefusal(await post(body), expected));

  it('a body may have any number of brackets inside a text', async () => {
    const { body } = await post(JSON.stringify({ email: `${'[{'.repeat(200)}"\\"[[`, password: 'x' }));
    expect(JSON.parse(body).details).toEqual([{ field: 'email', message: expect.stringContaining('254') }]);
  });

  it('a body that is too large is refused before it is sent', async () => {
    const wire = await Wire.open(world().url);
    wire.send(
      `POST /api/auth/tokens HTTP/1.1\r\n${closingHeaders()}Content-Type: application/json\r\nContent-Length: 99999999\r\n\r\n{`,
    );
    expectRefusal(await wire.closed(), [413, 'payload_too_large']);
  });

  it('a body that grows too large in chunks is refused', async () => {
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    const head = `POST /api/auth/tokens HTTP/1.1\r\n${closingHeaders()}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expectRefusal(await exchange(head, ...Array.from({ length: 8 }, () => chunk)), [413, 'payload_too_large']);
  });

  it.each<[string, (size: number) => string]>([
    ['nested lists', (size) => '['.repeat(size)],
    ['nested objects', (size) => '{"a":'.repeat(size / 5)],
    ['a list of numbers', (size) => `{"email":[${'1,'.repeat(size / 2 - 10)}1]}`],
    ['a list of lists', (size) => `{"email":[${'[],'.repeat(size / 3 - 10)}1]}`],
    ['a list of objects', (size) => `{"attendee":[${'{},'.repeat(size / 3 - 10)}1]}`],
    ['fields without number', (size) => `{${Array.from({ length: size / 12 }, (_, i) => `"${i}":1`).join(',')}}`],
    ['one enormous number', (size) => `{"team_id":1${'0'.repeat(size - 20)}}`],
    ['one enormous text', (size) => `{"email":"${'@'.repeat(size - 20)}"}`],
    ['nothing but escapes', (size) => `{"email":"${'\\u0000'.repeat(size / 6 - 10)}"}`],
    ['nothing but quotes', (size) => '"'.repeat(size)],
  ])('a body that is a bomb of %s goes off at once and without harm', async (_, bomb) => {
    for (const path of ['/api/auth/tokens', '/api/retell/book-appointment']) {
      const start = performance.now();
      const { status } = await world().salon.admin.post(path, undefined, { raw: bomb(250 * 1024) });
      expect([400, 413]).toContain(status);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });

  it.each(['GET', 'HEAD'])('a body of a %s is not read', async (method) => {
    const head = `${method} /api/auth/me HTTP/1.1\r\n${closingHeaders()}${signedIn(world())}Content-Type: text/strange\r\nContent-Length: 7\r\n\r\n{broken`;
    expect((await exchange(head)).status).toBe(200);
  });

  it('a body of a DELETE must be JSON', async () => {
    const remove = (body: string, type: string) =>
      exchange(
        `DELETE /api/auth/tokens/current HTTP/1.1\r\n${closingHeaders()}Authorization: Bearer 1|unknown\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
      );
    expectRefusal(await remove('x', 'text/strange'), [415, 'unsupported_media_type']);
    expectRefusal(await remove('{broken', 'application/json'), [400, 'malformed_json']);
    expectRefusal(await remove('{}', 'application/json'), [401, 'unauthenticated']);
  });
});
