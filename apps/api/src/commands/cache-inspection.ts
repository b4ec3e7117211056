import type { Command } from 'commander';
import type { CommandRunner } from './load';
import { NOT_COMPARED } from './not-compared';
import { aNumber } from './options';

/** `cache:inspect`: compares a company's cached answers with the database. */
export function addCacheInspection(program: Command, run: CommandRunner): void {
  program
    .command('cache:inspect')
    .description("compare a company's cached answers with the database; ends with 1 when one of them is stale")
    .requiredOption('--company <id>', 'of the company', aNumber)
    .addHelpText('after', `\n${NOT_COMPARED}.`)
    .action(run('inspectCache'));
}
