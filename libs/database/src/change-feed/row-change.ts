import type { RowChange } from '@app/tenancy';

type Subject = Exclude<RowChange, 'everything'>['subject'];

const KEYS = /^([a-z ]+):(.*)$/s;
const COMPANY = /^([a-z ]+)@(\d+)$/;

/**
 * Reads a notification: `subject:key key …`, `subject@company` for all rows of a company, or `everything`, which is also
 * what a notification means that this version does not understand.
 */
export function rowChangeOf(payload: string): RowChange {
  const [, subject, keys = ''] = KEYS.exec(payload) ?? [];
  if (subject !== undefined) return { subject: subject as Subject, keys: keys.split(' ') };
  const [, all, companyId] = COMPANY.exec(payload) ?? [];
  return all === undefined ? 'everything' : { subject: all as Subject, companyId: Number(companyId) };
}
