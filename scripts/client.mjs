/** Derives the types of packages/client from openapi.json. `--check` only says whether they are up to date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { root } from './setup.mjs';

const document = join(root, 'openapi.json');
const generated = join(root, 'packages/client/src/generated');
const HEAD = '/** Derived from openapi.json by `npm run client`. */\n';

const { paths } = JSON.parse(readFileSync(document, 'utf8'));
const keyed = Object.entries(paths)
  .filter(([, { post }]) => post?.parameters?.some(({ name }) => name === 'Idempotency-Key'))
  .map(([path]) => path);
const types = await openapiTS(pathToFileURL(document), {
  rootTypes: true,
  rootTypesNoSchemaPrefix: true,
  // What has a default may be left out of a request.
  defaultNonNullable: false,
});
const files = {
  'schema.ts': `${HEAD}${astToString(types)}`,
  'keyed-paths.ts': `${HEAD}export const KEYED_PATHS: readonly string[] = ${JSON.stringify(keyed, null, 2)};\n`,
};

const readIfThere = (path) => {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    return undefined;
  }
};
for (const [name, text] of Object.entries(files)) {
  const path = join(generated, name);
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readIfThere(path) !== text) {
    console.error(`packages/client/src/generated/${name} does not belong to openapi.json: "npm run client" renews it.`);
    process.exitCode = 1;
  }
}
