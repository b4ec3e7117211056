import { commandLine } from './commands/command-line';
import { load, runCommand } from './commands/load';

try {
  await commandLine(runCommand).parseAsync();
} catch (error) {
  const { exitWith } = await load();
  exitWith(error);
}
