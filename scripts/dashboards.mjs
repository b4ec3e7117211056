/** `npm run dashboards`: writes the dashboard and the alerts from ops/source. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { files } from '../ops/source/written.mjs';

for (const [path, text] of Object.entries(files())) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(path);
}
