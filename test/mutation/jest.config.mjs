import config from '../../jest.config.mjs';

/**
 * As always, but without what a run of Jest opens for itself: here Jest runs hundreds of times, each run would begin by
 * making a database that already holds what a mutant may have changed, and a process beside Jest has no mutants in it.
 */
const { globalSetup: _, globalTeardown: __, ...rest } = config;

export default { ...rest, rootDir: '../..' };
