import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { PASSWORD } from './test-company';

export type Language = 'de' | 'en';
export type Scheme = 'light' | 'dark';

export interface VisitorOptions {
  language?: Language;
  scheme?: Scheme;
  width?: number;
  height?: number;
}

/** For people to look at; not committed. */
const PICTURES = join(process.cwd(), 'test', 'browser', 'screenshots');

/** Generous, for busy machines; these tests do not measure how fast the page is. */
const PATIENCE_MS = 30_000;

/** A user who visits the page with a browser. */
export class Visitor {
  /** What the content security policy has refused: `directive blocked-uri`. */
  readonly refused: string[] = [];
  /** Errors that the page has thrown. */
  readonly thrown: string[] = [];

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly url: string,
  ) {}

  static async come(browser: Browser, url: string, from: string, options: VisitorOptions): Promise<Visitor> {
    const { language = 'en', scheme = 'light', width = 1280, height = 900 } = options;
    const context = await browser.newContext({
      viewport: { width, height },
      locale: language === 'de' ? 'de-DE' : 'en-GB',
      timezoneId: 'Europe/Berlin',
      colorScheme: scheme,
      reducedMotion: 'reduce',
      extraHTTPHeaders: { 'x-forwarded-for': from },
    });
    context.setDefaultTimeout(PATIENCE_MS);
    const page = await context.newPage();
    const visitor = new Visitor(context, page, url);
    await page.exposeBinding('reportRefusal', (_source, what: string) => visitor.refused.push(what));
    await page.addInitScript(`
      localStorage.setItem('language', '${language}');
      addEventListener('securitypolicyviolation', (event) =>
        reportRefusal(event.violatedDirective + ' ' + event.blockedURI));
    `);
    page.on('pageerror', (error) => visitor.thrown.push(error.message));
    return visitor;
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(this.url + path);
  }

  /** Signs in on the page, and waits until it shows what it was asked for. @param path within the page. */
  async signIn(email: string, path = '/'): Promise<void> {
    await this.open(path);
    await this.page.locator('input[type="email"]').fill(email);
    await this.page.locator('input[type="password"]').fill(PASSWORD);
    await this.page.keyboard.press('Enter');
    await this.page.locator('input[type="password"]').waitFor({ state: 'detached' });
    await this.page.locator('h1').waitFor();
  }

  /** Name and role of the element that has the focus, such as `button "Book"`. */
  async focused(): Promise<string> {
    return this.page.evaluate<string>(`(() => {
      const { activeElement: one } = document;
      const role = one.getAttribute('role') ?? one.localName + (one.type ? ':' + one.type : '');
      const label = one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent;
      return role + ' ' + (label ?? '').trim();
    })()`);
  }

  /** How far the page can be scrolled sideways, in pixels. */
  overflow(): Promise<number> {
    return this.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }

  async picture(name: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true });
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true });
  }

  /** Makes requests whose path begins so fail to reach the service. @returns a function that ends this. */
  async losing(path: string): Promise<() => Promise<void>> {
    const pattern = (address: URL): boolean => address.pathname.startsWith(path);
    await this.page.route(pattern, (route) => route.abort());
    return () => this.page.unroute(pattern);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
