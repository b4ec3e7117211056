import { Environment } from '@app/common';
import { createApp, listen } from './bootstrap';
import { exitOnUncaught, exitWith } from './exit';

exitOnUncaught();
try {
  const environment = new Environment(process.env);
  const app = await createApp(environment);
  console.log(`Team Selector is listening on ${await listen(app, environment)}`);
} catch (error) {
  exitWith(error);
}
