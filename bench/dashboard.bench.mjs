/**
 * How long a user with a slow device waits on the page: the production build in Chromium, whose processor is slowed
 * four times. A first visit, with an empty cache, to the sign-in page and to the booking page; then a booking up to its
 * form. Another visit changes the team once its services are known, also with the processor at full speed.
 */
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../test/support/chromium.mjs';
import { Missing } from './support/missing.mjs';
import { orQuick } from './support/quick.mjs';
import { spread } from './statistics.mjs';

const ROUNDS = orQuick(7, 1);
const SLOWER = 4;
/** Anything within this time after the last request still belongs to the first load. */
const QUIET_MS = 1000;

export const title = `The page, with a processor slowed ${SLOWER} times`;

export async function run({ demo, closing }) {
  const executablePath = chromiumPath();
  if (executablePath === undefined) throw new Missing('there is no Chromium; install it, or name it in CHROMIUM');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
  closing.defer(() => browser.close());
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const [company] = demo.companies;
    rounds.push({
      sign_in: await visit(browser, demo.base_url, undefined, () => {}),
      book: await visit(browser, demo.base_url, company, chooseUpToForm),
      teams: await visit(browser, demo.base_url, company, changeTeam),
    });
  }
  const of = (page, figure) => spread(rounds.map((one) => one[page][figure]));
  const figures = ['first_contentful_paint_ms', 'largest_contentful_paint_ms', 'layout_shift', 'script_kb_gzip'];
  const pages = ['sign_in', 'book'].map((page) => [
    page,
    Object.fromEntries(figures.map((figure) => [figure, of(page, figure)])),
  ]);
  return {
    rounds: ROUNDS,
    ...Object.fromEntries(pages),
    interaction_to_next_paint_ms: of('book', 'slowest_ms'),
    team_to_services_ms: { slowed: of('teams', 'slowed_ms'), at_own_speed: of('teams', 'at_own_speed_ms') },
  };
}

/** Opens the page with an empty cache, performs `act` there, and reads what the browser has recorded. */
async function visit(browser, url, company, act) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, locale: 'en-GB' });
  try {
    if (company) await signIn(context, url, company);
    const page = await context.newPage();
    await page.addInitScript(OBSERVE);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    const scripts = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push([response.url(), response.body()]);
    });
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.locator('h1').waitFor();
    await page.waitForTimeout(QUIET_MS);
    const { before_paint: first, ...figures } = await page.evaluate(READ);
    const bodies = await Promise.all(scripts.filter(([address]) => first.includes(address)).map(([, body]) => body));
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
    const found = await act(page, devtools);
    return { ...figures, ...found, slowest_ms: await page.evaluate('noted.slowest'), script_kb_gzip: bytes / 1000 };
  } finally {
    await context.close();
  }
}

async function signIn(context, url, { admin_email: email, password }) {
  const answer = await context.request.post(`${url}/api/auth/session`, {
    data: { email, password },
    headers: { origin: url },
  });
  if (!answer.ok()) throw new Error(`Signing in was answered ${answer.status()}`);
}

/** The clicks and keys of a booking, each once the page shows the result of the one before. */
async function chooseUpToForm(page) {
  await page.getByText('Herrenhaarschnitt', { exact: true }).click();
  await page
    .getByRole('button', { name: /, [1-9]\d* free times?$/ })
    .last()
    .click();
  await page
    .getByRole('radiogroup', { name: /free times?$/ })
    .locator('label')
    .first()
    .click();
  await page.getByLabel('Name').pressSequentially('Maja Maus');
}

/** Switches to the last team and back: until its services are painted. They are prefetched when the teams get focus. */
async function changeTeam(page, devtools) {
  await page.getByRole('combobox').focus();
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(QUIET_MS);
  const slowed_ms = await page.evaluate(CHANGE_TEAM);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await page.waitForTimeout(QUIET_MS);
  return { slowed_ms, at_own_speed_ms: await page.evaluate(CHANGE_TEAM) };
}

/** Names are looked for in English. Shifts within half a second of an input are its effect, and do not count. */
const OBSERVE = `
  localStorage.setItem('language', 'en');
  globalThis.noted = { lcp: 0, shift: 0, slowest: 0 };
  const observe = (type, note, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true, ...more });
  observe('largest-contentful-paint', (entry) => (noted.lcp = entry.startTime));
  observe('layout-shift', (entry) => { if (!entry.hadRecentInput) noted.shift += entry.value; });
  observe('event', (entry) => { if (entry.interactionId) noted.slowest = Math.max(noted.slowest, entry.duration); },
    { durationThreshold: 16 });
`;
/** Leaves out what is fetched once the page is painted, such as the calendar: no user waits for it. */
const READ = `({
  first_contentful_paint_ms: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  largest_contentful_paint_ms: noted.lcp,
  layout_shift: noted.shift,
  before_paint: performance.getEntriesByType('resource')
    .filter(({ name, startTime }) => name.endsWith('.js') && startTime <= noted.lcp)
    .map(({ name }) => name),
})`;

const CHANGE_TEAM = `new Promise((resolve) => {
  const [teams] = document.getElementsByTagName('select');
  const first = () => document.querySelector('[aria-labelledby=services] label');
  const before = first();
  const begun = performance.now();
  new MutationObserver((_, observer) => {
    if (!first() || first() === before) return;
    observer.disconnect();
    // The first task after a frame runs once that frame has been painted.
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begun)));
  }).observe(document.body, { childList: true, subtree: true });
  const others = [...teams.options].filter(({ selected }) => !selected);
  others.at(-1).selected = true;
  teams.dispatchEvent(new Event('change', { bubbles: true }));
})`;
