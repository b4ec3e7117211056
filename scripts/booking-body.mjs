/**
 * For the tour in the README: makes the body of a booking out of the first free slot on standard input, prints it, and
 * writes it to booking.json in the data folder, since no two shells agree on how JSON is quoted.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const [name, email] = process.argv.slice(2);
const { data, message } = JSON.parse(await text(process.stdin));
if (!data?.[0]) {
  console.error(message ?? 'No slot is free.');
  process.exit(1);
}
const body = JSON.stringify({ slot_id: data[0].slot_id, attendee: { name, email } });
writeFileSync(join(process.env.DATA_DIR || '.data', 'booking.json'), body);
console.log(body);
