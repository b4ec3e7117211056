/** What holds for every wall; see `walls.mjs` for the rest. @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { projectType: 'custom', configFile: 'test/mutation/jest.config.mjs' },
  // As in package.json: ECMAScript modules, and none that stay in memory for all the runs to come.
  testRunnerNodeArgs: ['--no-compilation-cache', '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  maxTestRunnerReuse: 50,
  coverageAnalysis: 'perTest',
  thresholds: { high: 100, low: 90, break: 90 },
  // Gone when the run is over; meanwhile Git, Jest, the formatter and the linter pass it by.
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  // What no test reads.
  ignorePatterns: ['dist', '.data', 'coverage', 'reports', '/bench', '/docs'],
  reporters: ['dots', 'html'],
  logLevel: 'error',
};
