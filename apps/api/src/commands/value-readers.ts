import { isEmail, isURL } from 'class-validator';
import { dialledNumber, isCountry } from '@app/speech';
import { TokensService } from '@app/tenancy';
import { timeReaders } from './time-readers';

const ABILITIES: readonly string[] = TokensService.abilities;

/** Each returns the value that a text stands for, or undefined. They need libraries that help does not wait for. */
export const readers = {
  ...timeReaders,
  country: (text: string): string | undefined => (isCountry(text.toUpperCase()) ? text.toUpperCase() : undefined),
  abilities: (text: string): string[] | undefined => {
    const abilities = text.split(',').map((ability) => ability.trim());
    return abilities.every((ability) => ABILITIES.includes(ability)) ? abilities : undefined;
  },
  address: (text: string): string | undefined => (isEmail(text) ? text : undefined),
  httpUrl: (text: string): string | undefined =>
    isURL(text, { protocols: ['http', 'https'], require_protocol: true, require_tld: false })
      ? text.replace(/\/+$/, '')
      : undefined,
  phoneNumber: (text: string): string | undefined => dialledNumber(text),
};
