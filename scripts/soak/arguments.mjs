const DEFAULTS = { minutes: 30, seed: 1 };

/** @returns `{minutes, seed, report?}`, or `{problem}`, a sentence. */
export function readArguments(args) {
  const options = { ...DEFAULTS };
  for (let n = 0; n < args.length; n += 2) {
    const [name, value] = [args[n], args[n + 1]];
    if (!['--minutes', '--seed', '--report'].includes(name))
      return { problem: `npm run soak knows no ${name}: there are --minutes, --seed and --report.` };
    if (value === undefined) return { problem: `${name} needs a value.` };
    options[name.slice(2)] = name === '--report' ? value : Number(value);
  }
  if (!(options.minutes > 0)) return { problem: '--minutes must be a number above 0.' };
  if (!Number.isSafeInteger(options.seed)) return { problem: '--seed must be a whole number.' };
  return options;
}
