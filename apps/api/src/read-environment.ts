import { Environment } from '@app/common';

/** Reads the variables of a process, and says on standard error which are misspelt. @throws EnvironmentError */
export function readEnvironment(source: Readonly<Record<string, string | undefined>>): Environment {
  const environment = new Environment(source);
  for (const sentence of environment.misspelt) console.error(sentence);
  return environment;
}
