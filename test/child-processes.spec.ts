import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const SOURCES = '{apps,libs,test,bench,scripts}/**/*.{ts,mjs}';
/** The call itself, or promisified; `fork` of an entity manager is a method. */
const CALL = /(?<![.\w'"`])(?:spawn|spawnSync|execFile|execFileSync|fork)\(|promisify\(execFile\)/g;

/** Does this source start more processes than it hides the windows of? */
const opensWindows = (source: string): boolean =>
  source.includes(`from 'node:child_process'`) &&
  (source.match(CALL) ?? []).length > (source.match(/windowsHide: true/g) ?? []).length;

describe('A child process', () => {
  it('opens no window on Windows, wherever it is started', () => {
    const files = globSync(SOURCES, { exclude: (path) => /node_modules|dist/.test(path) });
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => opensWindows(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('that may open one is found by the check', () => {
    const source = (options: string) => `import { spawn } from 'node:child_process';\nspawn(program, [], ${options});`;
    expect(opensWindows(source('{}'))).toBe(true);
    expect(opensWindows(source('{ windowsHide: true }'))).toBe(false);
  });
});
