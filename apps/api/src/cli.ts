import 'reflect-metadata';
import { Command } from 'commander';
import { addCacheInspection } from './commands/cache-inspection';
import { runCommand } from './commands/command-runner';
import { addMaintenance } from './commands/maintenance';
import { addProvisioning } from './commands/provisioning';
import { exitOnUncaught, exitWith } from './exit';

const program = new Command('cli').description('Sets up Team Selector').option('--json', 'print one JSON object');
addProvisioning(program, runCommand);
addMaintenance(program, runCommand);
addCacheInspection(program, runCommand);

exitOnUncaught();
try {
  await program.parseAsync();
} catch (error) {
  exitWith(error);
}
