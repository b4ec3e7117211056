import { applyDecorators } from '@nestjs/common';
import { IsString, Length } from 'class-validator';

/** Characters of a new password. Older ones may be shorter, and still sign in. */
export const PASSWORD_LENGTH = { min: 12, max: 256 };

/** A password that is being chosen. */
export const IsNewPassword = (): PropertyDecorator =>
  applyDecorators(IsString(), Length(PASSWORD_LENGTH.min, PASSWORD_LENGTH.max));
