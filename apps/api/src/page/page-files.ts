import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Stands in the built page wherever a nonce belongs. */
const NONCE = '__CSP_NONCE__';

/** The folder of the built page, beside that of the built API. */
export const BUILT_PAGE = join(import.meta.dirname, '..', 'dashboard');

/** The document of the page, which needs a fresh nonce for each answer. */
export class PageDocument {
  private constructor(private readonly parts: readonly string[]) {}

  /** @returns undefined where nothing has been built. */
  static in(folder: string): PageDocument | undefined {
    const file = join(folder, 'index.html');
    return existsSync(file) ? new PageDocument(readFileSync(file, 'utf8').split(NONCE)) : undefined;
  }

  with(nonce: string): string {
    return this.parts.join(nonce);
  }
}
