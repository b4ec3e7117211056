import { ApiError } from '../../shared/api/client';

/** Whether it was the current password that was wrong; nobody is signed out by that. */
export const isWrongPassword = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'unauthenticated';
