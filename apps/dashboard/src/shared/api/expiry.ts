import { Store } from './store';

/** Whether the session has ended while the page is open. */
export const sessionExpired = new Store(false);

let signedInAgain = Promise.withResolvers<void>();

/** Whether a 401 from the URL means that the user is not signed in, rather than that a session has ended. */
const isAboutSigningIn = ({ url }: Request): boolean => new URL(url).pathname.startsWith('/api/auth/');

/** Sends the held requests, each with its original idempotency key. */
export function releaseHeld(): void {
  sessionExpired.set(false);
  const { resolve } = signedInAgain;
  signedInAgain = Promise.withResolvers();
  resolve();
}

/**
 * Holds a request whose session has ended until the user signs in again, then sends the same request again: the page
 * keeps its form, and the form is submitted once.
 */
export function holdingFetch(send: (request: Request) => Promise<Response>): (request: Request) => Promise<Response> {
  return async (request) => {
    for (;;) {
      const response = await send(request.clone());
      if (response.status !== 401 || isAboutSigningIn(request)) return response;
      sessionExpired.set(true);
      await Promise.race([signedInAgain.promise, aborted(request.signal)]);
    }
  };
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
