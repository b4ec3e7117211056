import { pathToFileURL } from 'node:url';
import Runtime from 'jest-runtime';
import { runWith } from './jest-globals.mjs';
import { SourceMaps } from './source-maps.mjs';
import './typescript.mjs';

/**
 * Lets Node import the test files. Jest would load everything anew for each of them, the framework and the service
 * included, which takes longer than most tests do; here a worker loads it once, and it stays compiled. In return, test
 * files see what others change in modules and in `process.env`, and modules cannot be mocked: no test does either.
 */
export default class SharedModulesRuntime extends Runtime {
  #console;
  #testPath;

  constructor(...given) {
    super(...given);
    const [, environment, , , , , testPath] = given;
    this.#console = environment.global.console;
    this.#testPath = testPath;
  }

  unstable_shouldLoadAsEsm(path) {
    return path === this.#testPath || path.endsWith('.mjs');
  }

  getSourceMaps() {
    return new SourceMaps(super.getSourceMaps());
  }

  async unstable_importModule(path) {
    runWith(this.requireModuleOrMock(path, '@jest/globals'));
    globalThis.console = this.#console;
    await import(pathToFileURL(path).href);
  }
}
