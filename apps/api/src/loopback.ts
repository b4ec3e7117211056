const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;

/** Whether this name or address leads to the machine itself, wherever it is looked up. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host);
