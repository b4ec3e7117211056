import { isURL, ValidateBy } from 'class-validator';

/** Validates the base URL of a server that is asked: with credentials of its own it would show them in messages. */
export const IsServerUrl = (example: string): PropertyDecorator =>
  ValidateBy({
    name: 'isServerUrl',
    validator: {
      validate: (value: unknown) => isURL(value as string, HTTP) && !hasCredentials(value as string),
      defaultMessage: (given) =>
        isURL(given?.value as string, HTTP)
          ? `must not hold a user name or password: it is an address alone, such as ${example}`
          : `must be an http(s) URL such as ${example}`,
    },
  });

const HTTP = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };

function hasCredentials(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && (url.username !== '' || url.password !== '');
}
