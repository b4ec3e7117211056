import { hash } from 'node:crypto';
import type { Attendee } from '../fields/attendee';

/** Cal.com sends nothing to it. */
const OF_NUMBERS = 'sms.cal.com';
const TAG_LENGTH = 8;

/**
 * An address for one of several people with one number. Cal.com makes one of the number where an attendee has none, and takes
 * those who share it for one. The same for the same name; undefined for who has an address or no number.
 */
export function ownAddress({ name, email, phoneNumber }: Attendee): string | undefined {
  if (email !== undefined || phoneNumber === undefined) return undefined;
  const tag = hash('sha256', name.trim().toLowerCase()).slice(0, TAG_LENGTH);
  return `${phoneNumber.replace(/\D/g, '')}+${tag}@${OF_NUMBERS}`;
}

const MADE_OF_NUMBER = new RegExp(String.raw`^\d+(\+[0-9a-f]{${TAG_LENGTH}})?@sms\.cal\.com$`, 'i');

/** Whether an address at Cal.com was made of a number: by Cal.com, or by us. */
export const isMadeOfNumber = (email: string): boolean => MADE_OF_NUMBER.test(email);
