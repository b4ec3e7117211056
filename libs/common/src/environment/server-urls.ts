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

/** Validates the address of a database. The libraries that take it apart throw, each in its own words. */
export const IsDatabaseUrl = ({ each = false } = {}): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isDatabaseUrl',
      validator: {
        validate: isDatabaseUrl,
        defaultMessage: () =>
          `must be postgres://user:…@host:5432/database${each ? ', several separated by commas' : ''}; in a password, @ is written %40, # %23, / %2F, % %25`,
      },
    },
    { each },
  );

function isDatabaseUrl(text: unknown): boolean {
  const url = URL.parse(String(text));
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) return false;
  try {
    for (const part of [url.username, url.password, url.pathname]) decodeURIComponent(part);
  } catch {
    return false;
  }
  // The name of the database follows the slash.
  return url.pathname.length > 1;
}
