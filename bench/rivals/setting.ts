import { readFileSync } from 'node:fs';

/** What every rival is told by whoever starts it. */
export interface Setting {
  /** The answer, as our service gave it. */
  body: string;
  /** The headers that went with it, without those that a server adds by itself. */
  headers: Record<string, string>;
  /** SHA-256 of the only good credential, in hex, and whose it is. */
  credentialDigest: string;
  companyId: number;
  redisUrl: string;
}

export const PATH = '/api/calcom/teams';

export const setting = JSON.parse(readFileSync(process.env.RIVAL_SETTING ?? '', 'utf8')) as Setting;

export const ANY_PORT = { port: 0, host: '127.0.0.1' };

/** Where it listens, for whoever has started it. */
export const announce = (url: string): void => console.log(`listening on ${url}`);
