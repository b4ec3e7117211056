/** What a fault still does after it is over: connections are opened again, half-open circuits try. */
const AFTERMATH_MS = 5000;

/** When which fault was at work, on the clock of `performance.now()`. */
export class Outages {
  all = [];

  begin(kind, what, service) {
    const outage = { kind, what, service, from: performance.now(), to: Infinity };
    this.all.push(outage);
    return outage;
  }

  end(outage) {
    outage.to = performance.now();
  }

  /** Whether any fault, or its aftermath, was at work at a time within the interval. */
  touches(from, to) {
    return this.all.some((outage) => outage.from <= to && outage.to + AFTERMATH_MS >= from);
  }

  /** Whether the process was down or frozen at a time within the interval. */
  silenced(service, from, to) {
    return this.all.some(
      (outage) => outage.service === service && outage.from <= to && outage.to + AFTERMATH_MS >= from,
    );
  }
}
