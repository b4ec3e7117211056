import config from '../../jest.config.mjs';

/**
 * The usual configuration without global set-up: Jest runs hundreds of times here, each set-up would migrate a database
 * with what a mutant may have changed, and a process beside Jest contains no mutants. Modules are loaded anew for each
 * test file, so that a mutant also lives in what they do when they are loaded.
 */
const { globalSetup: _, globalTeardown: __, runtime: ___, moduleNameMapper, ...rest } = config;

export default {
  ...rest,
  testEnvironment: 'node',
  rootDir: '../..',
  moduleNameMapper: {
    ...moduleNameMapper,
    // Its ESM build imports JSON in a way that Jest is about to refuse.
    '^libphonenumber-js/max$': '<rootDir>/node_modules/libphonenumber-js/max/index.cjs',
  },
};
