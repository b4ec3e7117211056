import { isIP } from 'node:net';
import { ValidateBy } from 'class-validator';

/** Addresses and networks whose `x-forwarded-for` is trusted, or how many proxies stand in front. False: none. */
export type TrustedProxies = false | number | readonly string[];

const HOPS = /^[1-9]$/;
/** Private networks by the names that Express and Fastify use. */
const NAMED = ['loopback', 'linklocal', 'uniquelocal'];

/** An address, a network such as `10.0.0.0/8`, or a name of private networks. */
function isNetwork(text: string): boolean {
  if (NAMED.includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

const isTrustedProxies = (parts: readonly string[]): boolean =>
  (parts.length === 1 && HOPS.test(parts[0] ?? '')) || parts.every(isNetwork);

/** Validates the comma list of `TRUST_PROXY`. */
export const IsTrustedProxies = (): PropertyDecorator =>
  ValidateBy({
    name: 'isTrustedProxies',
    validator: {
      validate: (value: unknown) => isTrustedProxies(value as string[]),
      defaultMessage: () =>
        'must be addresses or networks of the proxies in front, such as 10.0.0.0/8 or loopback, or their number (1 to 9)',
    },
  });

/** The meaning of a list that {@link IsTrustedProxies} accepts. */
export function trustedProxiesFrom(parts: readonly string[]): TrustedProxies {
  if (parts.length === 0) return false;
  const [first = ''] = parts;
  return HOPS.test(first) ? Number(first) : parts;
}
