/** What is typed for an endpoint: its host, as a whole URL is long. */
export const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
