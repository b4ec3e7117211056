import { Command } from 'commander';
import { addAdministration } from './administration';
import { addAgentCalls } from './agent-calls';
import { addCacheInspection } from './cache-inspection';
import { examplesOf } from './examples';
import { type CommandRunner, load, loadTimeReaders, type WhenRunner } from './load';
import { addMaintenance } from './maintenance';
import { addPeople } from './people';
import { addProvisioning } from './provisioning';
import { addWhen, WHEN } from './when';

/** The commands with their help. Nothing else is loaded until one of them is named. */
export function commandLine(run: CommandRunner, runWhen: WhenRunner): Command {
  const program = new Command('cli')
    .description('Sets up Team Selector, and looks after it')
    .option('--json', 'print one JSON object, also of what went wrong')
    .addHelpText('after', HELP);
  program.hook('preSubcommand', async (_, command) => {
    await (command.name() === WHEN ? loadTimeReaders() : load());
  });
  addProvisioning(program, run);
  addAdministration(program, run);
  addAgentCalls(program, run);
  addMaintenance(program, run);
  addPeople(program, run);
  addCacheInspection(program, run);
  addWhen(program, runWhen);
  for (const command of program.commands) command.addHelpText('after', () => examplesOf(command.name()));
  return program;
}

const HELP = `
Begin with:
  npm run -s cli -- doctor
  npm run -s cli -- company:create --name 'Salon Kessler' --timezone Europe/Berlin --calcom-key-stdin < calcom-key.txt
  npm run -s cli -- company:create --help

In PowerShell, write '--' in quotes.`;
