import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { Environment } from '@app/common';
import { RequestCredentials } from './request-credentials';
import { SessionCookie } from './session-cookie';

const CREDENTIAL = '5|Zk3vPq8mXc7LsT2yWb9nRd4hJf6gKa1eUo5iVxQz';

const credentials = new RequestCredentials(new SessionCookie(new Environment({})));
const behindTls = new RequestCredentials(
  new SessionCookie(new Environment({ PUBLIC_URL: 'https://book.example.com' })),
);

const requestWith = (headers: FastifyRequest['headers']): FastifyRequest => ({ headers }) as FastifyRequest;

describe('a bearer token', () => {
  it.each([
    [`Bearer ${CREDENTIAL}`, CREDENTIAL],
    [`bearer ${CREDENTIAL}`, CREDENTIAL],
    [`BEARER    ${CREDENTIAL}`, CREDENTIAL],
    ['Bearer x', 'x'],
    [undefined, undefined],
    ['', undefined],
    ['Bearer', undefined],
    ['Bearer ', undefined],
    [CREDENTIAL, undefined],
    [`Bearer${CREDENTIAL}`, undefined],
    [` Bearer ${CREDENTIAL}`, undefined],
    [`Basic ${CREDENTIAL}`, undefined],
    [`Basic Bearer ${CREDENTIAL}`, undefined],
    [`Bearer ${CREDENTIAL} more`, undefined],
    [`Bearer ${CREDENTIAL} `, undefined],
    [`Bearer ${CREDENTIAL}\n`, undefined],
  ])('a bearer token in %j is %j', (authorization, credential) => {
    expect(credentials.tokenOf(requestWith({ authorization }))).toBe(credential);
  });
});

describe('the token of a cookie', () => {
  it.each([
    [`session=${CREDENTIAL}`, CREDENTIAL],
    [`theme=dark; session=${CREDENTIAL}; lang=de`, CREDENTIAL],
    [`theme=dark;session=${CREDENTIAL}`, CREDENTIAL],
    ['session=', ''],
    ['', undefined],
    [`Session=${CREDENTIAL}`, undefined],
    [`my-session=${CREDENTIAL}`, undefined],
    [`__Host-session=${CREDENTIAL}`, undefined],
    [`session=${CREDENTIAL}; session=6|other`, undefined],
    [`session=${CREDENTIAL}; session=${CREDENTIAL}`, undefined],
  ])('the token of the cookie in %j is %j', (cookie, token) => {
    expect(credentials.tokenOf(requestWith({ cookie }))).toBe(token);
    expect(credentials.isSession(requestWith({ cookie }))).toBe(token !== undefined);
  });

  it('the token of a cookie counts behind TLS only under the name that browsers guard', () => {
    expect(behindTls.tokenOf(requestWith({ cookie: `__Host-session=${CREDENTIAL}` }))).toBe(CREDENTIAL);
    expect(behindTls.tokenOf(requestWith({ cookie: `session=${CREDENTIAL}` }))).toBeUndefined();
  });

  it.each([`Bearer 6|other`, 'Basic x', 'Bearer', ''])(
    'the token of a cookie does not count beside the header %j',
    (authorization) => {
      const request = requestWith({ authorization, cookie: `session=${CREDENTIAL}` });
      expect(credentials.tokenOf(request)).not.toBe(CREDENTIAL);
      expect(credentials.isSession(request)).toBe(false);
    },
  );
});

describe('the cookie of the page', () => {
  it('the cookie of the page is out of reach for scripts and for other sites, and lasts twelve hours', () => {
    expect(new SessionCookie(new Environment({})).keeping(CREDENTIAL)).toBe(
      `session=${CREDENTIAL}; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200`,
    );
  });

  it('the cookie of the page is for its own host over TLS alone, where the page is served so', () => {
    const cookie = new SessionCookie(new Environment({ PUBLIC_URL: 'HTTPS://book.example.com' }));
    expect(cookie.keeping(CREDENTIAL)).toBe(
      `__Host-session=${CREDENTIAL}; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=43200`,
    );
    expect(cookie.removing()).toBe('__Host-session=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0');
  });
});
