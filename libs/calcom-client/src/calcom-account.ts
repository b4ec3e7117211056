import { hash } from 'node:crypto';
import { CalcomApiException } from './calcom-api.exception';
import { type Operation, type OperationName, operationOf } from './operations';

/** The address of a company's Cal.com, and the API key, which acts there as its owner. */
export interface CalcomAccount {
  readonly apiKey: string;
  /** Ends in `/v2`: `https://api.cal.com/v2`. */
  readonly baseUrl: string;
  /** The service's id of the company. Absent: no company's yet, such as while a key is being tested. */
  readonly companyId?: number;
}

export type Query = Readonly<Record<string, string | number | undefined>>;

/** Identifies an account in memory without repeating its key. */
export const keyIdOf = ({ apiKey, baseUrl }: CalcomAccount): string =>
  hash('sha256', `${baseUrl} ${apiKey}`, 'base64url');

/** Scheme, host and port; empty for an invalid base URL. */
export const originOf = ({ baseUrl }: CalcomAccount): string => URL.parse(baseUrl)?.origin ?? '';

const PRINTABLE = /^[\x21-\x7e]+$/;

/** The object of an operation, and its query. */
export interface Place {
  /** Path parameter. */
  id?: string | number;
  /** Path parameter of an organization's resources. */
  organizationId?: number;
  /** Further ids of the path. */
  further?: readonly (string | number)[];
  query?: Query;
}

const pathOf = (operation: OperationName, { id, organizationId, further = [] }: Place): string => {
  const { path }: Operation = operationOf(operation);
  return path(encodeURIComponent(id ?? ''), String(organizationId ?? ''), ...further.map(encodeURIComponent));
};

/**
 * The URL of an operation.
 * @throws CalcomApiException `invalid_request` for anything but a plain http(s) base URL, or an id that would leave its
 * place in the path; `unauthorized` for a key that no header can carry.
 */
export function addressOf(account: CalcomAccount, operation: OperationName, { query = {}, ...place }: Place): URL {
  const refuse = (detail: string): never => {
    throw new CalcomApiException(operation, 'invalid_request', { detail });
  };
  const url = URL.canParse(account.baseUrl) ? new URL(account.baseUrl) : refuse('the base URL is not a URL');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') refuse('the base URL must be http or https');
  // A user in the URL would override the bearer key.
  if (url.username !== '' || url.password !== '') refuse('the base URL must not carry a user or password');
  if (!PRINTABLE.test(account.apiKey)) throw new CalcomApiException(operation, 'unauthorized');
  // Encoding leaves dots alone and a URL resolves them; no id at all would turn "this booking" into "all bookings".
  if ([place.id, ...(place.further ?? [])].some((id) => id === '' || id === '.' || id === '..'))
    refuse('the id is not one of Cal.com');
  url.pathname = url.pathname.replace(/\/+$/, '') + pathOf(operation, place);
  url.hash = '';
  url.search = '';
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}
