/** Milliseconds. Orchestrators kill later than that: the chart's grace period is twice as long. */
const STOP_TIMEOUT_MS = 15_000;

/**
 * Ends the process when stopping takes too long, such as when the database does not answer what is still to be written.
 * What it leaves behind is what a killed process leaves: leases that run out, bookings that another process settles.
 */
export function endInTime(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      setTimeout(() => {
        console.error(`Stopping took more than ${STOP_TIMEOUT_MS / 1000} s; what is left is given up`);
        process.exit(1);
      }, STOP_TIMEOUT_MS).unref();
    });
}
