import { fileURLToPath } from 'node:url';
import { formatter } from '@lingui/format-po';

/** One catalog per page, so that a page brings its own texts, and one for what all pages share. */
export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  locales: ['en', 'de'],
  format: formatter({ origins: false, lineNumbers: false, explicitIdAsDefault: true }),
  orderBy: 'messageId' as const,
  catalogs: [
    { path: '<rootDir>/src/pages/{name}/locales/{locale}', include: ['<rootDir>/src/pages/{name}/'] },
    { path: '<rootDir>/src/shared/locales/{locale}', include: ['<rootDir>/src/shared/', '<rootDir>/src/shell/'] },
  ],
};
