import { availableParallelism } from 'node:os';
import { swcOptions } from './test/support/swc-options.mjs';

/** Rooms are reached by their door only: `@app/x` is `libs/x/src/index.ts`, as in tsconfig.json. */
export default {
  runtime: '<rootDir>/test/support/modules/runtime.mjs',
  testEnvironment: '<rootDir>/test/support/modules/environment.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/{apps,libs,test}/**/*.spec.ts'],
  // Copies of this tree, there while a mutation run is at work.
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp'],
  moduleNameMapper: { '^@app/([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts' },
  transform: {
    '^.+\\.ts$': ['@swc/jest', swcOptions],
  },
  globalSetup: '<rootDir>/test/support/run.mjs',
  globalTeardown: '<rootDir>/test/support/end-of-run.mjs',
  // A failure is told when it happens, and not once more after the last file.
  reporters: [['default', { summaryThreshold: Number.MAX_SAFE_INTEGER }], '<rootDir>/scripts/test/running-files.mjs'],
  // Nothing here says how fast something is on a busy machine; tests that do say so themselves.
  testTimeout: 240_000,
  // One more than there are cores: many tests wait for other processes, deadlines and pauses for a third of their time.
  maxWorkers: availableParallelism() + 1,
};
