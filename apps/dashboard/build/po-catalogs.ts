import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCompiledCatalog, getCatalogForFile, getCatalogs } from '@lingui/cli/api';
import { getConfig } from '@lingui/conf';
import type { Plugin } from 'vite';

/** Lets the page import `de.po`: its texts arrive compiled, and a text that is missing ends the build. */
export function poCatalogs(): Plugin {
  const lingui = getConfig({ configPath: fileURLToPath(new URL('../lingui.config.ts', import.meta.url)) });
  return {
    name: 'po-catalogs',
    async transform(_, id) {
      const [path = ''] = id.split('?');
      if (!path.endsWith('.po')) return undefined;
      const found = getCatalogForFile(relative(lingui.rootDir, path), await getCatalogs(lingui));
      if (!found) throw new Error(`${path} belongs to no catalog of lingui.config.ts`);
      const { locale, catalog } = found;
      const { messages, missing } = await catalog.getTranslations(locale, { sourceLocale: '', fallbackLocales: {} });
      if (missing.length > 0) throw new Error(`${path} lacks ${missing.map(({ id: text }) => text).join(', ')}`);
      const { source, errors } = createCompiledCatalog(locale, messages, { namespace: 'es' });
      if (errors.length > 0) throw new Error(`${path}: ${errors.map(({ error }) => error.message).join(', ')}`);
      return { code: source, map: null };
    },
  };
}
