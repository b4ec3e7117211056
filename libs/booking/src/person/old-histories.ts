/** The database removes none that is younger than a year, whatever it is told. @param days for which steps are kept. */
export const oldHistories = (days: number) => ({
  name: 'old steps of histories',
  statement: `select trim_booking_events(${days}, ?)`,
});
