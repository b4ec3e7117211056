import { type Command, Option } from 'commander';
import type { CommandRunner } from './load';
import { anAddress, aNumber } from './options';

/** The rights of a person who has booked: access to the stored personal data, and its erasure. */
export function addPeople(program: Command, run: CommandRunner): void {
  const about = (name: string): Command =>
    program
      .command(name)
      .requiredOption('--company <id>', 'where they booked', aNumber)
      .option('--email <address>', 'of the person', anAddress)
      .option('--phone <number>', "of the person; without a country code, one of the company's country");

  about('person:export')
    .description('everything that is stored about a person, as one JSON object')
    .action(run('exportPerson'));

  about('person:erase')
    .description('take a person out of everything that is stored; cannot be undone')
    .addOption(new Option('--cancel', 'cancel their appointments that are still to come, first').conflicts('keep'))
    .option('--keep', 'leave appointments that are still to come as they are, without the person')
    .addHelpText(
      'after',
      `
Bookings stay, without the person, and so does the history of what was done. Whoever has both an address and a number: name
both, as either alone leads to what was booked with it. Cal.com keeps its own copy, which has to be erased there.`,
    )
    .action(run('erasePerson'));
}
