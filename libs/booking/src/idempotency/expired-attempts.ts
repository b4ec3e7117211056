/** They answer repeats no longer, and their answers hold personal data. */
export const EXPIRED_ATTEMPTS = {
  name: 'expired booking attempts',
  statement: `
    delete from booking_attempts where id in (
      select id from booking_attempts where expires_at < now() limit ? for update skip locked)
    returning id`,
};
