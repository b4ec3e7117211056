import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { poCatalogs } from './build/po-catalogs.ts';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Where the API listens during development. */
const API = process.env.API_URL || 'http://127.0.0.1:3000';

export default defineConfig({
  root: at('.'),
  plugins: [react(), poCatalogs()],
  resolve: { alias: { '@team-selector/client': at('../../packages/client/src/index.ts') } },
  // The server puts a fresh nonce in place of the word, each time it sends the page.
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: at('../../dist/apps/dashboard'),
    emptyOutDir: true,
    // All have `light-dark()`; translated for older ones it would need colour schemes that are set elsewhere.
    target: ['chrome123', 'firefox128', 'safari17.5'],
    // An inlined asset would need a `data:` source for more than images.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  // The API sees its own origin, as it does when it serves the page itself.
  server: { proxy: { '/api': { target: API, changeOrigin: true, headers: { origin: API } } } },
});
