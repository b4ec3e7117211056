/** The database never removes steps younger than a year. @param days for which steps are kept. */
export const oldHistories = (days: number) => ({
  name: 'old steps of histories',
  statement: `select trim_booking_events(${days}, ?)`,
});
