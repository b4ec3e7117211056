import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/setup.mjs';

const BUILD = 'dist/apps/api';
const COPY = 'dist/apps/api-without-seams';
const ASKED = 'this.channel.hasSubscribers ?';

/** A copy of the build that cannot be traced: its seams call the work and nothing else. @returns its program. */
export function buildWithoutSeams(closing) {
  closing.defer(() => rmSync(join(root, COPY), { recursive: true, force: true }));
  cpSync(join(root, BUILD), join(root, COPY), { recursive: true });
  const program = join(COPY, 'main.js');
  const text = readFileSync(join(root, program), 'utf8');
  if (text.split(ASKED).length !== 2) throw new Error(`The build asks in another way than \`${ASKED}\``);
  writeFileSync(join(root, program), text.replace(ASKED, 'false ?'));
  return program;
}
