import { createApp, listen } from './bootstrap';
import { exitOnUncaught, exitWith } from './exit';
import { partsInUse } from './parts-in-use';
import { readEnvironment } from './read-environment';
import { endInTime } from './stop-deadline';

exitOnUncaught();
endInTime();
try {
  const environment = readEnvironment(process.env);
  const app = await createApp(environment);
  const jobs = environment.runsJobs ? 'with its own background jobs' : 'and leaves background jobs to workers';
  console.log(`Team Selector is listening on ${await listen(app, environment)} ${jobs}\n${partsInUse(environment)}`);
} catch (error) {
  exitWith(error);
}
