/** The options of every wall; see `walls.mjs` for the rest. @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { projectType: 'custom', configFile: 'test/mutation/jest.config.mjs' },
  // As in package.json: ES modules, and no compilation cache that would retain the modules of every run.
  testRunnerNodeArgs: ['--no-compilation-cache', '--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
  maxTestRunnerReuse: 50,
  coverageAnalysis: 'perTest',
  thresholds: { high: 100, low: 90, break: 90 },
  // Removed after the run; until then Git, Jest, the formatter and the linter ignore it.
  tempDirName: '.stryker-tmp',
  cleanTempDir: 'always',
  // Folders that no test reads.
  ignorePatterns: ['dist', '.data', 'coverage', 'reports', '/bench', '/docs'],
  reporters: ['dots', 'html'],
  logLevel: 'error',
};
