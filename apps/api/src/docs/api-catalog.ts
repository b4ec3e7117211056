/** Where the API is described and how it is doing, as RFC 9727 has it. @param base the URL of this server, or nothing. */
export const apiCatalog = (base: string): object => ({
  linkset: [
    {
      anchor: `${base}/api`,
      'service-desc': [
        { href: `${base}/openapi.json`, type: 'application/vnd.oai.openapi+json;version=3.1' },
        { href: `${base}/llms.txt`, type: 'text/markdown' },
      ],
      'service-doc': [{ href: `${base}/api/docs`, type: 'text/html' }],
      status: [{ href: `${base}/health/ready`, type: 'application/json' }],
    },
  ],
});
