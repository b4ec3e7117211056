import { ApiError } from '../../shared/api/client';

/** Whether the current password was wrong; the user stays signed in. */
export const isWrongPassword = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'unauthenticated';
