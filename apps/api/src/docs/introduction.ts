export const INTRODUCTION = `
Pick one of your company's Cal.com teams, see its services, find a free slot, book it exactly once.

Success is \`{"success": true, "data": …}\`; failure is \`{"success": false, "statusCode", "code", "message", "request_id", "details"?}\`
with a stable \`code\`. What belongs to another company is refused exactly like what does not exist.

Times of answers are ISO 8601 with an offset, such as \`2026-12-01T10:00:00.000+01:00\`: with zod, \`z.string().datetime({ offset: true })\`.

A request with an \`Idempotency-Key\` can be sent again, whatever became of the first: for 24 hours the same request under the
same key is answered with the stored answer and \`idempotency-replayed: true\`. Successes are kept, and refusals that time
does not undo; one that it can undo (\`slot_taken\`, a limit, an outage) is not, nor is any refusal of a change of settings: then
the next request under the key is carried out.

Known callers are told what is left of their limit, by \`ratelimit\` and \`ratelimit-policy\`. With 429 and 503, \`retry-after\`
says in how many seconds to come again.

What others send signed stands under \`webhooks\`: voice agents and Cal.com to us, to the address in \`x-sent-to\`, and events
from us to your endpoints.

Headers of more than 16 kB are answered with 431, a request that takes longer than 30 s to arrive with 408.
`.trim();
