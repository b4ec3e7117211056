import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/**
 * Private words that the code once had, and what the field calls the same. Patterns are looked for in code, tests,
 * messages and docs alike, so a word that plain English needs is only forbidden where it is a name.
 */
const PRIVATE_WORDS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/quick[- ]?hits?|quick answers?/i, 'fast path'],
  [/\bpioneers?\b/i, 'leader, miss coalescing'],
  [/\bFlights\b/, 'single-flight'],
  [/wake-?ups\b|\bbells?\b/i, 'waiters'],
  [/owed-?drops|\bowed\b/i, 'unconfirmed invalidations'],
  [/news-?desk|\bnews\b/i, 'events, change feed'],
  [/\bpulse\b/i, 'heartbeat'],
  [/\bnear-?(answers?|memory|capacity|cache)\b/i, 'local cache, L1'],
  [/\b(im)?patien(ce|t)\b/i, 'timeout, soft timeout'],
  [/\blastKnown|\bLastKnown|\blast-known/, 'stale-if-error'],
  [/\bload-?limit\b/i, 'bulkhead'],
  [/\blifetimeOf\b|\bSPREAD\b/, 'TTL jitter'],
  [/\bGuarded[A-Z]\w*Store|\bguarded-\w+-store/, 'circuit breaker'],
  [/\bend-?of-?(the-?)?turn\b|\bend of (the|a|its) turn\b/i, 'tick batcher'],
  [/\btake-?turn\b|\bcompany-turn\b|_TURN\b/i, 'advisory lock'],
  [/\btwentieths?\b/i, 'sync batch'],
  [/\bflood-?guard\b/i, 'failed-authentication limit'],
  [/\bsettlements?\b/i, 'confirmation'],
  [/\b(seek|sought|wasSought)\b/i, 'findUpstream'],
  [/\btwins?\b|\btwinOf\b/i, 'duplicate'],
  [/\bunheard\b|isUnheard/i, 'unreported'],
  [/\b(Company|User|Token|Agent|Booking)(Wish|Order|Plan)\b|\b(booking|agent|token)-wish\b/i, 'New…, selection'],
  [/\b(MOST|LONGEST)_[A-Z]/, 'MAX_…, …_TIMEOUT_MS'],
  [/\bouter-?wall\b|\bouter wall\b/i, 'server'],
];

/** A channel and a migration are called so in databases that exist. */
const ALLOWED = [/caller_news/g];

const FOLDERS = ['apps', 'libs', 'test', 'bench', 'scripts', 'docs'];
const TEXT = /\.(tsx?|mjs|md|json|po)$/;
const EXEMPT = /(^|\/)(node_modules|dist)\/|package-lock\.json$|test\/words\.spec\.ts$/;

function textFiles(): string[] {
  const below = FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name).replaceAll(sep, '/')),
  );
  return ['README.md', 'SECURITY.md', ...below].filter((path) => TEXT.test(path) && !EXEMPT.test(path));
}

/** Of a file with its name in the first line. */
function privateWordsIn(text: string): string[] {
  const cleaned = ALLOWED.reduce((rest, allowed) => rest.replace(allowed, ''), text);
  return PRIVATE_WORDS.flatMap(([pattern, instead]) => {
    const [found] = pattern.exec(cleaned) ?? [];
    return found === undefined ? [] : [`"${found}": say ${instead}`];
  });
}

describe('the words', () => {
  it("are the field's, in names of files, code, tests, messages and docs", () => {
    const files = textFiles();
    expect(files.length).toBeGreaterThan(400);
    const complaints = files.flatMap((path) =>
      privateWordsIn(`${path}\n${readFileSync(path, 'utf8')}`).map((complaint) => `${path}: ${complaint}`),
    );
    expect(complaints).toEqual([]);
  });

  it.each([
    'const LONGEST_WAIT_MS = 1;',
    'class QuickHits {}',
    'new NewsDesk()',
    'libs/caching/src/near-answers.ts',
    '// of those who miss, the pioneer goes first',
    'export interface CompanyWish {}',
    'await takeTurn(em, tenant)',
  ])('would be found private in %j', (planted) => {
    expect(privateWordsIn(planted)).toHaveLength(1);
  });

  it.each(['at the end of the day', 'the last known teams', 'a wish of the caller', 'nearby', 'settled'])(
    'are not found private in plain English such as %j',
    (sentence) => expect(privateWordsIn(sentence)).toEqual([]),
  );
});
