import { resolve } from 'node:path';
import { createApp, listen } from './bootstrap';
import { DemoDocs } from './demo/demo-docs';
import { readDemoFile, writeDemoFile } from './demo/demo-file';
import { seedDemo } from './demo/demo-seed';
import { prefixOf } from './demo/prefix';
import { welcome } from './demo/welcome';
import { exitOnUncaught, exitWith } from './exit';
import { HttpModule } from './http.module';
import { readEnvironment } from './read-environment';
import { TIMEOUTS } from './server/limits';

/** `npm start`: the service with two companies that can be tried at once. */
exitOnUncaught();
// When its launcher is gone, nothing else would stop this process; also while it starts, since it locks the data folder.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
try {
  const environment = readEnvironment(process.env);
  const { dataDir, databaseUrl } = environment;
  const docs = new DemoDocs(environment.host);
  progress(databaseUrl === undefined ? 'Opening the embedded database …' : 'Opening the database …');
  const app = await createApp(environment, TIMEOUTS, HttpModule.with(environment, { isTrial: true }), docs);
  progress('Looking after the demo companies …');
  const companies = await seedDemo(app, readDemoFile(dataDir)?.companies ?? []);
  const baseUrl = await listen(app, environment);
  docs.open(baseUrl, companies[0]?.admin_token);
  const sandboxUrl = process.env.SANDBOX_URL ?? null;
  const file = { base_url: baseUrl, docs_url: `${baseUrl}/api/docs`, sandbox_url: sandboxUrl, companies };
  writeDemoFile(dataDir, file);
  const isOnServer = databaseUrl !== undefined;
  console.log(welcome(file, { dataDir: resolve(dataDir), isOnServer, prefix: prefixOf(environment) }));
} catch (error) {
  exitWith(error);
}

/** On standard error, also where that is no terminal: the first start takes long enough to be doubted. */
function progress(what: string): void {
  console.error(what);
}
