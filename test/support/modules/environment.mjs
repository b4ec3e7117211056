import { TestEnvironment } from 'jest-environment-node';

/** Constructors that Jest's matchers compare with those of the tested code, such as in `expect.any(String)`. */
const CONSTRUCTORS = Object.getOwnPropertyNames(globalThis).filter((name) => /^[A-Z][a-z]/.test(name));

/** The environment of Jest's own modules: they see the constructors of the tests, which run outside of it. */
export default class SharedModulesEnvironment extends TestEnvironment {
  constructor(...given) {
    super(...given);
    for (const name of CONSTRUCTORS) {
      const { value } = Object.getOwnPropertyDescriptor(globalThis, name);
      if (typeof value === 'function')
        Object.defineProperty(this.global, name, { value, writable: true, configurable: true });
    }
  }
}
