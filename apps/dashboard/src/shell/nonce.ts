/** What the server has put into this page, for styles that are made at run time; absent during development. */
export const nonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

/** Where the libraries below look for it. */
export function shareNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: nonce() });
}
