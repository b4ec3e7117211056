import type { Page } from 'playwright-core';

/**
 * Opens one operation alone, which is quick, presses its buttons and closes it again.
 * @returns the status that the page shows, such as `200`; `nothing sent` where it marks a field that is empty.
 */
export async function executeOn(page: Page, operationId: string): Promise<string> {
  const operation = page.locator(`.opblock[id$="-${operationId}"]`);
  const summary = operation.locator('.opblock-summary-control');
  await summary.click();
  await operation.locator('.try-out__btn').click();
  await operation.locator('.execute').click();
  const status = operation.locator('.live-responses-table .response > .response-col_status');
  const empty = operation.locator('.parameters .invalid');
  await status.or(empty).first().waitFor();
  const shown = (await status.count()) > 0 ? (await status.innerText()).trim().slice(0, 3) : 'nothing sent';
  await summary.click();
  return shown;
}
