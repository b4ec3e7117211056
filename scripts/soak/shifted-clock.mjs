/** Loaded before a program whose clock is to be wrong by `SOAK_CLOCK_AHEAD_MS`. */
const ahead = Number(process.env.SOAK_CLOCK_AHEAD_MS);
const RealDate = Date;
const now = () => RealDate.now() + ahead;

/** What it makes are dates of the one real class, since libraries ask for the class. */
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, asked) =>
    Reflect.construct(target, args.length === 0 ? [now()] : args, asked === globalThis.Date ? target : asked),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
