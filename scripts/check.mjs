/** `npm run check`: every check that a change has to pass. `--without-tests` leaves out what `npm test` covers. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bench, ensureInstalled, pinnedNode, root } from './setup.mjs';

ensureInstalled();
ensureInstalled(bench);

const module = (...path) => join(root, 'node_modules', ...path);
const steps = [
  ['format', [module('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']],
  ['lint', [module('oxlint/bin/oxlint'), '--deny-warnings', '--quiet']],
  ['types', [module('typescript/bin/tsc'), '-p', 'tsconfig.json']],
  ['types of the dashboard', [module('typescript/bin/tsc'), '-p', 'apps/dashboard/tsconfig.json']],
  ['texts of the dashboard', [join(root, 'scripts/texts.mjs'), '--check']],
  ['types of the benchmarks', [module('typescript/bin/tsc'), '-p', 'bench/tsconfig.json']],
  ['API description', [module('@redocly/cli/bin/cli.js'), 'lint', 'openapi.json']],
  ['types of the client', [join(root, 'scripts/client.mjs'), '--check']],
  ['the client', [module('typescript/bin/tsc'), '-p', 'packages/client/tsconfig.json', '--noEmit']],
  // The tests include the order of the rooms, and the API description against the code.
  ...(process.argv.includes('--without-tests') ? [] : [['tests', [join(root, 'scripts/test.mjs')]]]),
];

// The linter of API descriptions would tell its maker of every run.
const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };

for (const [name, args] of steps) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(pinnedNode(), args, { cwd: root, env, stdio: 'inherit', windowsHide: true });
  if (status !== 0) {
    console.error(`\n${name} failed.${name === 'format' ? ' "npm run format" mends it.' : ''}`);
    process.exit(status ?? 1);
  }
}
console.log('\nEverything holds.');
