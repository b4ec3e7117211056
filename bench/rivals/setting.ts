import { readFileSync } from 'node:fs';

/** What the bench passes to every rival, as a JSON file named by RIVAL_SETTING. */
export interface Setting {
  /** The answer of our service. */
  body: string;
  /** Its headers, without those that every server adds by itself. */
  headers: Record<string, string>;
  /** SHA-256, in hex, of the only valid credential, which belongs to `companyId`. */
  credentialDigest: string;
  companyId: number;
  redisUrl: string;
}

export const PATH = '/api/calcom/teams';

export const setting = JSON.parse(readFileSync(process.env.RIVAL_SETTING ?? '', 'utf8')) as Setting;

export const ANY_PORT = { port: 0, host: '127.0.0.1' };

/** Prints the URL, for which the bench waits. */
export const announce = (url: string): void => console.log(`listening on ${url}`);
