/** `npm start`: starts the service and all that a trial needs together, and stops them together. */
import { ensureBuilt } from './built.mjs';
import { builtProgram, prepareDemo } from './demo.mjs';
import { ensureInstalled, print } from './setup.mjs';
import { StartedPrograms } from './started-programs.mjs';

const args = process.argv.slice(2);
const isFresh = args.includes('--fresh');
const unknown = args.find((arg) => arg !== '--fresh');
if (unknown !== undefined) {
  print(`npm start knows no ${unknown}: there is only --fresh, which throws the demo's data away first.`);
  process.exit(1);
}

ensureInstalled();
ensureBuilt();
const programs = new StartedPrograms();
const { environment } = await prepareDemo(programs, { isFresh });
programs.launch('Team Selector', builtProgram('api/demo.js'), { environment });
