import type { Command, OptionValues } from 'commander';

type Loaded = typeof import('./works');
/** A name in the table of works. */
export type WorkName = keyof Loaded['works'];
/** Makes a command's action out of the name of its work. */
export type CommandRunner = (name: WorkName) => (options: OptionValues, command: Command) => Promise<void>;

let loaded: Loaded | undefined;

/** All that help does not need: the service with its frameworks takes some ten times longer to load than help to print. */
export async function load(): Promise<Loaded> {
  if (loaded) return loaded;
  loaded = await import(/* webpackChunkName: "commands" */ './works');
  loaded.exitOnUncaught();
  return loaded;
}

/** @throws Error before {@link load}: an option's value is read synchronously. */
export function readersOnceLoaded(): Loaded['readers'] {
  if (!loaded) throw new Error('Values are read before their readers are loaded; the program needs its hook');
  return loaded.readers;
}

export const runCommand: CommandRunner = (name) => async (options, command) => {
  const { runWork, works } = await load();
  await runWork(works[name], options, { isJson: command.optsWithGlobals().json === true });
};
