import { Environment } from '@app/common';
import { createApp, listen } from './bootstrap';
import { DemoDocs } from './demo/demo-docs';
import { readDemoFile, writeDemoFile } from './demo/demo-file';
import { seedDemo } from './demo/demo-seed';
import { welcome } from './demo/welcome';
import { exitOnUncaught, exitWith } from './exit';
import { HttpModule } from './http.module';
import { TIMEOUTS } from './server/limits';

/** `npm start`: the service with two companies that can be tried at once. */
exitOnUncaught();
try {
  const environment = new Environment(process.env);
  const docs = new DemoDocs(environment.host);
  const app = await createApp(environment, TIMEOUTS, HttpModule.with(environment, { isTrial: true }), docs);
  const companies = await seedDemo(app, readDemoFile(environment.dataDir)?.companies ?? []);
  const baseUrl = await listen(app, environment);
  docs.open(baseUrl, companies[0]?.admin_token);
  // When its launcher is gone, nothing else would stop this process.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel?.unref();
  const sandboxUrl = process.env.SANDBOX_URL ?? null;
  const file = { base_url: baseUrl, docs_url: `${baseUrl}/api/docs`, sandbox_url: sandboxUrl, companies };
  writeDemoFile(environment.dataDir, file);
  console.log(welcome(file, environment.dataDir));
} catch (error) {
  exitWith(error);
}
