import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/**
 * Accessibility barriers of what the page shows now: one line for each finding, with the rule, the elements and what is
 * wrong with the first of them. Empty for an accessible page.
 */
export async function barriersIn(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const options = JSON.stringify({ runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'] });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${options})`);
  return violations.map(({ id, impact, nodes }) => {
    const where = nodes.map(({ target }) => target.join(' ')).join(' · ');
    return `${id} (${impact}): ${where}: ${(nodes[0]?.failureSummary ?? '').replaceAll(/\s+/g, ' ')}`;
  });
}
