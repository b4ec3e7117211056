/**
 * `@jest/globals` for modules that Node itself imports. Bindings are live: modules that stay loaded from one test file to
 * the next, such as those of `test/support`, always register with the file that runs.
 */
export let afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test;

/** Makes these the globals of the test file that is about to be imported. */
export function runWith(globals) {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globals);
}
