/** Jest's global teardown, once per run after the last test file. */
export default async function endRun() {
  await globalThis.endRun?.();
}
