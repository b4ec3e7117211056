/** `npm run dev`: the service and the page as in `npm start`, each renewed when one of its sources changes. */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { ensureBuilt } from './built.mjs';
import { prepareDemo } from './demo.mjs';
import { ensureInstalled, print, root } from './setup.mjs';
import { StartedPrograms } from './started-programs.mjs';

const [unknown] = process.argv.slice(2);
if (unknown !== undefined) {
  print(`npm run dev knows no ${unknown}: it takes PORT for the service and PAGE_PORT for the page.`);
  process.exit(1);
}

ensureInstalled();
ensureBuilt({ page: false });
const programs = new StartedPrograms();
const { dataDir, environment } = await prepareDemo(programs);
// The page gets the address only once, so a restarted service has to listen on the same port.
const port = process.env.PORT === '0' ? await freePort() : (process.env.PORT ?? '3000');

let service;
let restarting = Promise.resolve();
await new Promise((started) => {
  const compiler = programs.launch('The compiler', [join(root, 'scripts/dev/compiler.mjs')]);
  compiler.on('message', ({ compiled, problem }) => {
    if (compiled) restarting = restarting.then(restartService).then(started);
    else print(problem);
  });
});
const page = programs.launch('The page', [join(root, 'scripts/dev/page-server.mjs')], {
  environment: { API_URL: demo().base_url },
});
const [{ url }] = await once(page, 'message');

const [{ admin_email: email, password }] = demo().companies;
console.log(`
  Page       ${url}   (${email}, password "${password}")
  API        ${demo().base_url}/api

  Both follow the sources. Ctrl-C stops it.
`);

async function restartService() {
  const begun = performance.now();
  if (service) await programs.end(service);
  const isUp = await startService();
  if (isUp) print(`The service has started in ${Math.round(performance.now() - begun)} ms.`);
  else print('The service has stopped; it starts again with the next change.');
}

/** @returns whether the service answers; if not, it has said why. */
function startService() {
  return new Promise((resolve) => {
    service = programs.launch('Team Selector', ['--enable-source-maps', join(root, 'dist/dev/apps/api/demo.js')], {
      environment: { ...environment, PORT: port },
      stdout: 'pipe',
      onFailure: () => resolve(false),
    });
    service.stdout.on('data', (chunk) => {
      if (chunk.includes('Ctrl-C stops it')) resolve(true);
    });
  });
}

function demo() {
  return JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'));
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => resolve(String(free)));
    });
  });
}
