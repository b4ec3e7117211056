import { Command } from 'commander';
import { addAdministration } from './administration';
import { addCacheInspection } from './cache-inspection';
import { type CommandRunner, load } from './load';
import { addMaintenance } from './maintenance';
import { addProvisioning } from './provisioning';

/** The commands with their help. Nothing else is loaded until one of them is named. */
export function commandLine(run: CommandRunner): Command {
  const program = new Command('cli').description('Sets up Team Selector').option('--json', 'print one JSON object');
  program.hook('preSubcommand', async () => void (await load()));
  addProvisioning(program, run);
  addAdministration(program, run);
  addMaintenance(program, run);
  addCacheInspection(program, run);
  return program;
}
