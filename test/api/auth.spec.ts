import { connect } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { ApiClient } from '../support/client';
import { onSharedEngines } from '../support/on-shared-engines';
import { PASSWORD } from '../support/test-company';

const WRONG = 'The e-mail address or the password is wrong';

onSharedEngines(
  'signing in',
  (world) => {
    const signIn = (email: string, password = PASSWORD, more: object = {}) =>
      world().anonymous.post('/api/auth/tokens', { email, password, ...more });
    const asCaller = (authorization: string) => world().anonymous.get('/api/auth/me', { headers: { authorization } });

    it('gives a token, its end and whom it speaks for', async () => {
      const { salon } = world();
      const { status, body } = await signIn(salon.adminEmail);
      expect(status).toBe(201);
      expect(body).toEqual({
        success: true,
        data: {
          token: expect.stringMatching(/^[1-9]\d*\|[\w-]{40}$/),
          expires_at: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/),
          user: {
            id: expect.any(Number),
            email: salon.adminEmail,
            role: 'admin',
            branch_id: null,
            company: { id: salon.id, name: salon.name, timezone: 'Europe/Berlin', locale: 'de' },
          },
        },
      });
      const days = (Date.parse(body.data.expires_at) - Date.now()) / 86_400_000;
      expect(days).toBeGreaterThan(29.9);
      expect(days).toBeLessThanOrEqual(30);
    });

    it('takes the address in any case, and a name for the token', async () => {
      const { status } = await signIn(world().salon.adminEmail.toUpperCase(), PASSWORD, { name: 'Reception' });
      expect(status).toBe(201);
    });

    it('is refused alike for a wrong password, an unknown address, and a user without a password', async () => {
      const { provisioning, salon } = world();
      const email = 'tokens-only@example.org';
      await provisioning.user(salon.id, { email, role: 'member' });
      const refusals = await Promise.all([
        signIn(salon.adminEmail, 'not the password'),
        signIn('nobody@example.org'),
        signIn(email),
        signIn(email, 'nobody has this password'),
      ]);
      const bodies = refusals.map(({ status, body }) => ({ status, ...body, request_id: '' }));
      expect(bodies[0]).toMatchObject({ status: 401, code: 'unauthenticated', message: WRONG });
      for (const body of bodies) expect(body).toEqual(bodies[0]);
    });

    it.each([
      ['no body', undefined, 'body'],
      ['no password', { email: 'a@example.org' }, 'password'],
      ['an address that is none', { email: 'nobody', password: PASSWORD }, 'email'],
      ['a list of addresses', { email: ['a@example.org'], password: PASSWORD }, 'email'],
      ['an empty password', { email: 'a@example.org', password: '' }, 'password'],
      ['a password without end', { email: 'a@example.org', password: 'x'.repeat(257) }, 'password'],
      ['a NUL in the name', { email: 'a@example.org', password: PASSWORD, name: 'a\u0000b' }, 'name'],
      ['a field nobody knows', { email: 'a@example.org', password: PASSWORD, remember: true }, 'remember'],
    ])('is refused with the field’s name for %s', async (_, body, field) => {
      const { status, body: answer } = await world().anonymous.post('/api/auth/tokens', body);
      expect({ status, code: answer.code }).toEqual({
        status: 400,
        code: expect.stringMatching(/validation|malformed/),
      });
      if (field !== 'body') expect(answer.details.map((detail: { field: string }) => detail.field)).toContain(field);
    });

    it('says who one is', async () => {
      const { praxis } = world();
      const { status, body } = await praxis.member.get('/api/auth/me');
      expect({ status, body }).toMatchObject({
        status: 200,
        body: { success: true, data: { role: 'member', company: { id: praxis.id, name: praxis.name } } },
      });
    });

    it('ends with signing out, at once and for this token alone', async () => {
      const { salon, url } = world();
      const [first, second] = await Promise.all([signIn(salon.adminEmail), signIn(salon.adminEmail)]);
      const [leaving, staying] = [first, second].map(({ body }) => new ApiClient(url, body.data.token));
      expect((await leaving?.get('/api/calcom/teams'))?.status).toBe(200);
      expect(await leaving?.delete('/api/auth/tokens/current')).toMatchObject({ status: 204, text: '' });
      // Also where the answer is cached.
      expect((await leaving?.get('/api/calcom/teams'))?.status).toBe(401);
      expect((await leaving?.delete('/api/auth/tokens/current'))?.status).toBe(401);
      expect((await staying?.get('/api/auth/me'))?.status).toBe(200);
    });

    describe('with a credential that is not good', () => {
      it.each([
        ['none', ''],
        ['another scheme', 'Basic YWRtaW46YWRtaW4='],
        ['no scheme', '1|secret'],
        ['the scheme alone', 'Bearer'],
        ['the scheme and a blank', 'Bearer '],
        ['two credentials', 'Bearer 1|a 1|b'],
        ['a comma', 'Bearer 1|a, Bearer 1|b'],
        ['an unknown token', 'Bearer 999999999|abc'],
        ['an id that is SQL', "Bearer 1'or'1'='1|abc"],
        ['a huge id', `Bearer ${'9'.repeat(40)}|abc`],
        ['a negative id', 'Bearer -1|abc'],
        ['a JWT', 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'],
        ['umlauts', 'Bearer 1|schlüssel'],
        ['the longest that a header may be', `Bearer 1|${'a'.repeat(12_000)}`],
      ])('is 401 for %s', async (_, authorization) => {
        const { status, body } = await asCaller(authorization);
        expect({ status, body }).toMatchObject({ status: 401, body: { success: false, code: 'unauthenticated' } });
      });

      it('takes the scheme in any case', async () => {
        expect((await asCaller(`bEaReR ${world().salon.memberToken}`)).status).toBe(200);
      });

      it('is 401 for the right secret under another company’s id, and the other way round', async () => {
        const [ours, theirs] = [world().salon, world().praxis].map(({ memberToken }) => memberToken.split('|'));
        for (const credential of [`${ours?.[0]}|${theirs?.[1]}`, `${theirs?.[0]}|${ours?.[1]}`]) {
          expect((await asCaller(`Bearer ${credential}`)).status).toBe(401);
        }
      });

      it('is 401 for a token that has expired', async () => {
        const { provisioning, salon } = world();
        const { id } = (await salon.member.get('/api/auth/me')).body.data;
        const token = await provisioning.token(salon.id, id, { expiresAt: new Date(Date.now() - 1).toISOString() });
        expect((await asCaller(`Bearer ${token}`)).status).toBe(401);
      });

      it.each([
        // A client whose connection is closed while it still sends may not read the answer.
        ['10 MB of token', `Authorization: Bearer 1|${'a'.repeat(10_000_000)}`, /^(HTTP\/1\.1 431|$)/],
        ['a NUL in the header', 'Authorization: Bearer 1|a\u0000b', /^HTTP\/1\.1 400/],
      ])('does not reach the service with %s, which goes on', async (_, header, expected) => {
        expect(await rawRequest(world().url, header)).toMatch(expected);
        expect((await world().salon.member.get('/api/auth/me')).status).toBe(200);
      });
    });

    it('with fewer abilities opens fewer doors', async () => {
      const { provisioning, salon, url } = world();
      const { id } = (await salon.admin.get('/api/auth/me')).body.data;
      const kiosk = new ApiClient(url, await provisioning.token(salon.id, id, { abilities: ['teams:read'] }));
      expect((await kiosk.get('/api/calcom/teams')).status).toBe(200);
      for (const refused of [await kiosk.post('/api/calcom/teams/sync'), await kiosk.get('/api/bookings')]) {
        expect(refused).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      }
    });
  },
  { synced: false },
);

/** What a client of our own would refuse to send. Reads until the service hangs up or has answered. */
function rawRequest(url: string, header: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString();
      socket.end();
    });
    // The rest of a request that is too long meets a closed connection.
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    socket.write(`GET /api/auth/me HTTP/1.1\r\nHost: ${hostname}\r\n${header}\r\n\r\n`);
  });
}
