import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Environment } from '@app/common';

/** How long somebody stays signed in to the page, in milliseconds. */
export const SESSION_MS = 12 * 3_600_000;

/**
 * The cookie that holds the token of somebody who is signed in to the page. No script can read it, and no page of another
 * site can have it sent. Where the page is served over HTTPS, the prefix `__Host-` keeps neighbouring hosts from setting it.
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

  /** The token of a request, unchecked. Of two cookies of this name one is not ours, and nobody can tell which. */
  tokenIn({ cookie }: FastifyRequest['headers']): string | undefined {
    if (cookie === undefined) return undefined;
    const start = `${this.name}=`;
    const [own, ...more] = cookie.split(/; */).filter((pair) => pair.startsWith(start));
    return more.length > 0 ? undefined : own?.slice(start.length);
  }

  /** The value of `set-cookie` that keeps a token. */
  keeping(token: string): string {
    return `${this.name}=${token}; ${this.attributes}; Max-Age=${SESSION_MS / 1000}`;
  }

  /** The value of `set-cookie` that removes the token. */
  removing(): string {
    return `${this.name}=; ${this.attributes}; Max-Age=0`;
  }
}
