/** Loaded before a program whose clock is to be wrong by `SOAK_CLOCK_AHEAD_MS`. */
const ahead = Number(process.env.SOAK_CLOCK_AHEAD_MS);
const RealDate = Date;

class ShiftedDate extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [ShiftedDate.now()] : args));
  }

  static now() {
    return RealDate.now() + ahead;
  }
}

globalThis.Date = ShiftedDate;
