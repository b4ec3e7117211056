import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swcOptions } from '../swc-options.mjs';

/** The source maps of TypeScript modules by URL, as files. Made when a failure shows a stack, which is seldom. */
export class SourceMaps extends Map {
  get(url) {
    if (!this.has(url) && /^file:.*\.ts$/.test(url)) this.set(url, write(fileURLToPath(url)));
    return super.get(url);
  }
}

function write(filename) {
  const source = readFileSync(filename, 'utf8');
  const file = join(tmpdir(), `${createHash('sha1').update(source).digest('hex')}.map`);
  if (!existsSync(file)) writeFileSync(file, transformSync(source, { ...swcOptions, filename, sourceMaps: true }).map);
  return file;
}
