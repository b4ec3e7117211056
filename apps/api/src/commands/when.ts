import type { Command } from 'commander';
import type { WhenRunner } from './load';
import { aLocale, aMoment, aTimezone, someMoments } from './options';

/** The command that needs neither the service nor a database. */
export const WHEN = 'when';

/** `when`: what a caller's words would be understood as. */
export function addWhen(program: Command, run: WhenRunner): void {
  program
    .command(WHEN)
    .description("show what a caller's words would be understood as: one JSON object a line")
    .argument('[words...]', 'what the caller says; absent: a phrase on each line of standard input')
    .requiredOption('--locale <locale>', 'de or en: the language of the words', aLocale)
    .requiredOption('--timezone <iana>', 'of the times that are meant, such as Europe/Berlin', aTimezone)
    .option('--at <iso>', 'when it is said; absent: now', aMoment)
    .option('--offered <list>', 'the moments that the words answer, separated by commas', someMoments)
    .addHelpText(
      'after',
      `
A line of standard input is a phrase. The moment at which it is said may stand before it, and after that the moments that
were offered, each followed by a tab: at<TAB>phrase, at<TAB>offered<TAB>phrase.`,
    )
    .action(run);
}
