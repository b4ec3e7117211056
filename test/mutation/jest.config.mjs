import config from '../../jest.config.mjs';

/**
 * As always, but for the folder that a run of Jest makes for itself: here Jest runs hundreds of times, and each run
 * would begin by making a database that already holds what a mutant may have changed.
 */
const { globalSetup: _, ...rest } = config;

export default { ...rest, rootDir: '../..' };
