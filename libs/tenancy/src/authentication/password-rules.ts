import { applyDecorators } from '@nestjs/common';
import { IsString, Length, ValidateBy } from 'class-validator';
import { isCommonPassword } from './common-passwords';

/** Characters of a new password. Older ones may be shorter, and still sign in. */
const PASSWORD_LENGTH = { min: 12, max: 256 };

const TOO_COMMON = 'is among the passwords that are guessed first; choose another one';

/** A password that is being chosen. */
export const IsNewPassword = (): PropertyDecorator =>
  applyDecorators(
    IsString(),
    Length(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max),
    ValidateBy({
      name: 'isUncommon',
      validator: {
        validate: (value: unknown) => typeof value !== 'string' || !isCommonPassword(value),
        defaultMessage: () => TOO_COMMON,
      },
    }),
  );

/** Why a password cannot be chosen, as the end of a sentence; undefined: it can. */
export function problemOfPassword(password: string): string | undefined {
  const { min, max } = PASSWORD_LENGTH;
  if (password.length < min || password.length > max) return `must be ${min} to ${max} characters`;
  return isCommonPassword(password) ? TOO_COMMON : undefined;
}
