import { expect, it } from '@jest/globals';
import { readLine } from '../support/command-line';

it.each([
  ['person:export --company 1 --email erika@example.org', 0],
  ['person:erase --company 1 --phone +4930901820 --cancel', 0],
  ['person:erase --company 1 --email erika@example.org --cancel --keep', 1],
  ['person:erase --email erika@example.org', 1],
  ['person:export --company 1 --email nobody', 1],
  ['maintenance on', 0],
  ['maintenance off', 0],
  ['maintenance', 1],
  ['maintenance perhaps', 1],
  ['migrate --down 2', 0],
  ['migrate --down 0', 1],
])('the command line "%s" ends with %i before any work', async (line, code) => {
  const read = await readLine(line);
  expect([read.code, read.stderr === '']).toEqual([code, code === 0]);
});
