import { AppError } from '@app/common';

/** 400 `validation_failed` for words that may mean several things, or something else than they say: the choices. */
export class Unclear extends AppError {
  /** @param choices as they can be read out. */
  constructor(field: string, message: string, choices: string[]) {
    super('validation_failed', {
      message: `${field}: ${message}`,
      details: [{ field, message, options: choices }],
    });
  }
}
