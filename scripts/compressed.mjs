import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const TEXTS = /\.(js|css|svg)$/;
/** Compression does not shorten the transfer of a smaller file. */
const MIN_BYTES = 1024;
/** Of 11: the last step takes ten times as long and saves two percent. */
const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };

/** Puts a `.br` and a `.gz` beside each text file of a folder; the server sends them to clients that accept them. */
export function compress(folder) {
  for (const name of readdirSync(folder).filter((one) => TEXTS.test(one))) {
    const file = join(folder, name);
    const bytes = readFileSync(file);
    if (bytes.length < MIN_BYTES) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, QUALITY));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}
