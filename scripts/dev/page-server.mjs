/** Serves the page from its sources, and the API through it, so that both have one origin. Tells its parent `{url}`. */
import { createServer } from 'vite';

process.once('disconnect', () => process.exit());
const server = await createServer({
  configFile: 'apps/dashboard/vite.config.ts',
  clearScreen: false,
  server: { host: '127.0.0.1', port: Number(process.env.PAGE_PORT || 5173) },
});
await server.listen();
process.once('SIGTERM', () => void server.close().then(() => process.exit()));
process.send({ url: server.resolvedUrls.local[0] });
