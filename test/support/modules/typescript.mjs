import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';
import { swcOptions } from '../swc-options.mjs';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const ROOM = /^@app\/([a-z-]+)$/;
const JEST_GLOBALS = new URL('jest-globals.mjs', import.meta.url).href;

/** Lets Node import the TypeScript sources: `@app/…` as a room's index, files without an extension, decorators, tests. */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier === '@jest/globals') return { url: JEST_GLOBALS, shortCircuit: true };
    const [, room] = ROOM.exec(specifier) ?? [];
    const path = room ? join(ROOT, 'libs', room, 'src/index') : besides(specifier, context.parentURL);
    const file = path && [`${path}.ts`, join(path, 'index.ts')].find((candidate) => existsSync(candidate));
    return file ? { url: pathToFileURL(file).href, shortCircuit: true } : next(specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swcOptions, filename, sourceMaps: false });
    return { format: 'module', source: code, shortCircuit: true };
  },
});

/** The path that a relative import in a TypeScript source leads to. */
const besides = (specifier, parentURL = '') =>
  specifier.startsWith('.') && parentURL.endsWith('.ts')
    ? join(dirname(fileURLToPath(parentURL)), specifier)
    : undefined;
