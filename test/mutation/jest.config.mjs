import config from '../../jest.config.mjs';

/**
 * The usual configuration without global set-up: Jest runs hundreds of times here, each set-up would migrate a database
 * with what a mutant may have changed, and a process beside Jest contains no mutants.
 */
const { globalSetup: _, globalTeardown: __, ...rest } = config;

export default { ...rest, rootDir: '../..' };
