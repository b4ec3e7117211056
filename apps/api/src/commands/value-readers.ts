import { isEmail, isURL } from 'class-validator';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { isCountry } from '@app/speech';
import { timeReaders } from './time-readers';

/** Each returns the value that a text stands for, or undefined. They need libraries that help does not wait for. */
export const readers = {
  ...timeReaders,
  country: (text: string): string | undefined => (isCountry(text.toUpperCase()) ? text.toUpperCase() : undefined),
  address: (text: string): string | undefined => (isEmail(text) ? text : undefined),
  httpUrl: (text: string): string | undefined =>
    isURL(text, { protocols: ['http', 'https'], require_protocol: true, require_tld: false })
      ? text.replace(/\/+$/, '')
      : undefined,
  phoneNumber: (text: string): string | undefined => {
    const number = parsePhoneNumberFromString(text);
    return number?.isPossible() ? number.number : undefined;
  },
};
