import type { Command } from 'commander';
import type { CommandRunner } from './load';
import { anAgentId, anArgument, anHttpUrl, aNumber } from './options';

/** The commands that call a running service as Retell does. */
export function addAgentCalls(program: Command, run: CommandRunner): void {
  const calling = (name: string): Command =>
    program
      .command(name)
      .requiredOption('--company <id>', 'that the agent acts for', aNumber)
      .option(
        '--url <base>',
        'of the service; absent: of the demo, else PUBLIC_URL, else PORT on this machine',
        anHttpUrl,
      );

  calling('agent:call')
    .description('ask a function in a signed call, and print what would be spoken')
    .argument('<function>', 'such as check_availability')
    .option('--agent-id <id>', "Retell's id of the agent; absent: the company's first", anAgentId)
    .option('--from <number>', 'that calls, as the line reports it, or "web"; absent: withheld')
    .option('--arg <name=value>', 'an argument, any number of times', anArgument)
    .action((name: string, options: object, command: Command) =>
      run('callAgent')({ ...options, function: name }, command),
    );

  calling('retell:simulate')
    .description('speak whole calls from scripts, and compare what is said and booked with what they expect')
    .requiredOption('--agent-id <id>', "Retell's id of the agent", anAgentId)
    .option('--script <file>', 'one script')
    .option('--all', 'all scripts that are for the company, in its language')
    .option('--sandbox <url>', 'its stand-in Cal.com; absent: that of the demo', anHttpUrl)
    .action(run('simulate'));
}
