/**
 * `npm run scale`: three API processes and a worker behind an nginx on this machine, until Ctrl-C. `--check` loads them
 * for some seconds instead, tells what it saw, and ends with 1 when something is not as it should be.
 */
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './built.mjs';
import { ensureInstalled, handOver, pinnedNode, print } from './setup.mjs';

const args = process.argv.slice(2);
const unknown = args.find((arg) => arg !== '--check');
if (unknown !== undefined) {
  print(`npm run scale knows no ${unknown}: there is only --check, which loads what it starts, reports and ends.`);
  process.exit(1);
}
ensureInstalled();
if (realpathSync(process.execPath) === realpathSync(pinnedNode())) await main();
else handOver([fileURLToPath(import.meta.url), ...args]);

async function main() {
  ensureBuilt();
  const { Closing } = await import('../bench/support/closing.mjs');
  const { Interruption } = await import('../bench/support/interruption.mjs');
  const { Missing } = await import('../bench/support/missing.mjs');
  const { check } = await import('./scale/check.mjs');
  const { openInstallation } = await import('./scale/installation.mjs');
  const { requireNginx } = await import('./scale/nginx.mjs');
  const closing = new Closing();
  const interruption = new Interruption();
  interruption.closing = closing;
  let code = 0;
  try {
    requireNginx();
    print('Starting three API processes, a worker and nginx …');
    const installation = await openInstallation(closing);
    print(addresses(installation));
    if (args.length === 0) {
      print('  Ctrl-C stops everything.\n');
      code = await Promise.race([installation.nginx, ...installation.apis, installation.worker].map(unexpectedEnd));
    } else if (!(await check(installation, print))) code = 1;
  } catch (error) {
    await interruption.unlessUnderWay();
    print(error instanceof Missing ? `npm run scale cannot start: ${error.message}.` : error.stack);
    code = 1;
  }
  await closing.close();
  process.exit(code);
}

function addresses({ nginx, apis, worker, sandbox, company }) {
  return `
  nginx      ${nginx.url}   (x-served-by tells which process answered)
  API        ${apis.map(({ url }) => url).join('   ')}
  worker     ${new URL('/health/ready', worker.url).href}
  Cal.com    ${sandbox.url} (the stand-in)
  sign-in    ${company.email}, password ${company.password}

  Try, in another terminal:
    curl -i -H "Authorization: Bearer ${company.token}" ${nginx.url}/api/calcom/teams
`;
}

async function unexpectedEnd(program) {
  await program.ended;
  print(`A program has stopped unexpectedly:\n${program.said()}`);
  return 1;
}
