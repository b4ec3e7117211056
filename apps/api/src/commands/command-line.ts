import { Command } from 'commander';
import { addAdministration } from './administration';
import { addAgentCalls } from './agent-calls';
import { addCacheInspection } from './cache-inspection';
import { type CommandRunner, load, loadTimeReaders, type WhenRunner } from './load';
import { addMaintenance } from './maintenance';
import { addProvisioning } from './provisioning';
import { addWhen, WHEN } from './when';

/** The commands with their help. Nothing else is loaded until one of them is named. */
export function commandLine(run: CommandRunner, runWhen: WhenRunner): Command {
  const program = new Command('cli').description('Sets up Team Selector').option('--json', 'print one JSON object');
  program.hook('preSubcommand', async (_, command) => {
    await (command.name() === WHEN ? loadTimeReaders() : load());
  });
  addProvisioning(program, run);
  addAdministration(program, run);
  addAgentCalls(program, run);
  addMaintenance(program, run);
  addCacheInspection(program, run);
  addWhen(program, runWhen);
  return program;
}
