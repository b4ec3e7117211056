import { commandLine } from './commands/command-line';
import { load, runCommand, runWhen } from './commands/load';

try {
  await commandLine(runCommand, runWhen).parseAsync();
} catch (error) {
  const { exitWith } = await load();
  exitWith(error);
}
