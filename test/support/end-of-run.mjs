/** Once for each run of Jest, after the last test file. */
export default async function endRun() {
  await globalThis.endRun?.();
}
