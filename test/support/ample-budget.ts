/** Tests ask Cal.com more than it would take; those of the budget set their own. */
export const AMPLE_BUDGET = {
  CALCOM_RATE_PER_MINUTE: '1000000',
  CALCOM_RATE_PER_SECOND: '1000000',
  CALCOM_CONCURRENCY: '1000',
};
