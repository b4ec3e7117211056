import { CalcomApiException } from './calcom-api.exception';

/** Whether Cal.com shows this to no one with this key. It says that a route is forbidden, or that there is nothing there. */
export const isNotShown = (error: unknown): error is CalcomApiException =>
  error instanceof CalcomApiException && ['forbidden', 'not_found', 'misrouted'].includes(error.code);
