import { expect, it } from '@jest/globals';
import { readArguments } from '../../scripts/soak/arguments.mjs';

it('minutes, seed and report are read, and have defaults', () => {
  expect(readArguments([])).toEqual({ minutes: 30, seed: 1 });
  expect(readArguments(['--minutes', '0.5', '--seed', '9', '--report', 'soak.md'])).toEqual({
    minutes: 0.5,
    seed: 9,
    report: 'soak.md',
  });
});

it.each([
  [['--fast'], /knows no --fast/],
  [['--seed'], /--seed needs a value/],
  [['--minutes', '0'], /--minutes must be/],
  [['--minutes', 'ten'], /--minutes must be/],
  [['--seed', '1.5'], /--seed must be/],
])('%j is refused in one sentence', (args, sentence) => {
  expect(readArguments(args).problem).toMatch(sentence);
});
