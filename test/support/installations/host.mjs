/**
 * The process of an installation that test files share. It loads the service at the first request, and ends with the run,
 * also with one that is killed, because then its IPC channel closes. One process for each installation, because `passport`
 * registers its strategies by name in the whole process.
 */
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import '../modules/typescript.mjs';

const [, , kind] = process.argv;
let loading;

const server = createServer(async (request, response) => {
  const { act, details } = JSON.parse(await text(request));
  loading ??= import('./installation.ts');
  const answer = await loading
    .then(({ perform }) => perform(kind, act, details))
    .then(
      (result) => ({ result }),
      (error) => ({ failure: error.stack }),
    );
  response.end(JSON.stringify(answer));
});

server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));

process.once('disconnect', async () => {
  // Keeps the process alive until connections that are unreferenced have been closed, too.
  setInterval(() => {}, 1000);
  server.close();
  server.closeAllConnections();
  await loading?.then(({ close }) => close()).catch(() => {});
  process.exit(0);
});
