import type { RetentionRule } from '../retention/retention';

/** The database never removes entries younger than a year. @param days for which entries are kept. */
export const oldAuditEntries = (days: number): RetentionRule => ({
  name: 'old entries of the audit log',
  statement: `select trim_audit_log(${days}, ?)`,
});
