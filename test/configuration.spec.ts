import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const ENVIRONMENT = 'libs/common/src/environment';
/** A property of the classes that read the variables. */
const VARIABLE = /^ {2}(?:@.*\) )?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\??(?:: [^=;{]+)?(?: = [^;]+)?;$/gm;

describe('the page about configuration', () => {
  const page = readFileSync('docs/configuration.md', 'utf8');
  const read = ['environment.ts', 'tracing-variables.ts']
    .flatMap((file) => [...readFileSync(`${ENVIRONMENT}/${file}`, 'utf8').matchAll(VARIABLE)])
    .map(([, name = '']) => name);

  it('names every variable that is read', () => {
    expect(read.length).toBeGreaterThan(30);
    // What everybody knows, and what only the start of the demo sets.
    expect(read.filter((name) => name !== 'NODE_ENV' && !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('names no variable that is not read', () => {
    const named = [...page.matchAll(/`([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+)`/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !read.includes(name) && name !== 'X_FILE')).toEqual([]);
  });
});
