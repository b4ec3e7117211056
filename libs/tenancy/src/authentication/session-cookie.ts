import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Environment } from '@app/common';

/** Lifetime of a session on the page, in milliseconds. */
export const SESSION_MS = 12 * 3_600_000;

/**
 * The cookie with the token of a user who is signed in to the page. No script can read it, and no page of another site
 * can make the browser send it. Over HTTPS, the prefix `__Host-` keeps sibling hosts from setting it.
 */
@Injectable()
export class SessionCookie {
  readonly name: string;
  private readonly attributes: string;

  constructor({ publicUrl }: Environment) {
    const isSecure = publicUrl !== undefined && new URL(publicUrl).protocol === 'https:';
    this.name = isSecure ? '__Host-session' : 'session';
    this.attributes = `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`;
  }

  /** The unverified token of a request. Undefined for two cookies of this name: it is unknown which one is ours. */
  tokenIn({ cookie }: FastifyRequest['headers']): string | undefined {
    if (cookie === undefined) return undefined;
    const start = `${this.name}=`;
    const [own, ...more] = cookie.split(/; */).filter((pair) => pair.startsWith(start));
    return more.length > 0 ? undefined : own?.slice(start.length);
  }

  /** The value of `set-cookie` that stores a token. */
  keeping(token: string): string {
    return `${this.name}=${token}; ${this.attributes}; Max-Age=${SESSION_MS / 1000}`;
  }

  /** The value of `set-cookie` that removes the token. */
  removing(): string {
    return `${this.name}=; ${this.attributes}; Max-Age=0`;
  }
}
