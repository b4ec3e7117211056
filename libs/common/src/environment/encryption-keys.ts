import { ValidateBy } from 'class-validator';
import { type EncryptionKey, hasTwoOfOneName } from '../encryption/key-ring';

/** If two keys had the same name, only the first would be found, and what the other has sealed would be lost. */
export const NamesEachKeyOnce = (): PropertyDecorator =>
  ValidateBy({
    name: 'namesEachKeyOnce',
    validator: {
      validate: (value: unknown) => typeof value !== 'string' || !hasTwoOfOneName(keysFrom(value)),
      defaultMessage: () => 'must not hold two keys of one name: a new key needs a new name',
    },
  });

/** @param text `kid:base64[,kid:base64…]`. */
export function keysFrom(text: string): EncryptionKey[] {
  return text.split(',').map((part) => {
    const [kid = '', secret = ''] = part.split(/:(.*)/s);
    return { kid, secret: Buffer.from(secret, 'base64') };
  });
}
