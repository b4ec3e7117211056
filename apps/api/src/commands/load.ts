import type { Command, OptionValues } from 'commander';
import type { WhenOptions } from './when-options';

type Loaded = typeof import('./works');
type Readers = Loaded['readers'];
/** A name in the table of works. */
export type WorkName = keyof Loaded['works'];
/** Makes a command's action out of the name of its work. */
export type CommandRunner = (name: WorkName) => (options: OptionValues, command: Command) => Promise<void>;
/** The action of `when`. */
export type WhenRunner = (words: string[], options: WhenOptions) => Promise<void>;

let loaded: Loaded | undefined;
let readers: Partial<Readers> = {};

/** All that help does not need: the service with its frameworks takes some ten times longer to load than help to print. */
export async function load(): Promise<Loaded> {
  if (loaded) return loaded;
  loaded = await import(/* webpackChunkName: "commands" */ './works');
  loaded.exitOnUncaught();
  readers = loaded.readers;
  return loaded;
}

const loadWhen = () => import(/* webpackChunkName: "when" */ './works/when');

/** What the options of `when` need: it works without the service. */
export async function loadTimeReaders(): Promise<void> {
  readers = { ...(await loadWhen()).timeReaders, ...readers };
}

/** @throws Error before {@link load} or {@link loadTimeReaders}: an option's value is read synchronously. */
export function readerOnceLoaded<Name extends keyof Readers>(name: Name): Readers[Name] {
  const reader = readers[name];
  if (!reader) throw new Error('Values are read before their readers are loaded; the program needs its hook');
  return reader;
}

export const runCommand: CommandRunner = (name) => async (options, command) => {
  const { runWork, works } = await load();
  await runWork(works[name], options, { isJson: command.optsWithGlobals().json === true });
};

export const runWhen: WhenRunner = async (words, options) => (await loadWhen()).answerWhen(words, options);
