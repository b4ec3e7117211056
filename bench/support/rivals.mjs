import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { root } from '../../scripts/setup.mjs';
import { startProgram } from './programs.mjs';

const SOURCES = join(root, 'bench/rivals');
/** From here they resolve the packages of the benchmarks first, and then the project's. */
const BUILT = 'bench/dist/rivals';

/** Headers that a server sets by itself. */
const OF_THE_SERVER = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'];

/** Compiles the rivals. @returns a function that starts one of them in a process of its own. */
export function prepareRivals(closing, { answer, token, companyId, redisUrl }) {
  compile();
  const file = join(root, BUILT, `setting-${process.pid}.json`);
  const setting = {
    body: answer.text,
    headers: Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !OF_THE_SERVER.includes(name))),
    credentialDigest: createHash('sha256').update(token).digest('hex'),
    companyId,
    redisUrl,
  };
  closing.defer(() => rmSync(file, { force: true }));
  writeFileSync(file, JSON.stringify(setting));
  return (name, variables = {}) =>
    startProgram(closing, join(BUILT, `${name}.js`), { RIVAL_SETTING: file, ...variables });
}

/** Compiles as the service is compiled: Nest's decorators need more than type stripping. */
function compile() {
  mkdirSync(join(root, BUILT), { recursive: true });
  for (const name of readdirSync(SOURCES)) {
    const { code } = transformSync(readFileSync(join(SOURCES, name), 'utf8'), {
      filename: name,
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
      },
      module: { type: 'es6' },
    });
    writeFileSync(join(root, BUILT, name.replace('.ts', '.js')), code);
  }
}
