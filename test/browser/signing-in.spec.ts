import { describe, expect, it } from '@jest/globals';
import { barriersIn } from '../support/axe';
import { onBrowser } from '../support/browser';
import { eventually } from '../support/eventually';

onBrowser('signing in to the page', ({ world, visitor }) => {
  it('the check for barriers sees those that are planted, and names them (control)', async () => {
    const { page } = await visitor();
    await page.setContent(
      '<html lang="en"><title>t</title><main><h1>Heading</h1><img src="data:,"><p style="color:#ccc">pale</p><input></main></html>',
    );
    const found = await barriersIn(page);
    for (const rule of ['image-alt', 'color-contrast', 'label'])
      expect(found.filter((one) => one.startsWith(`${rule} (`))).toHaveLength(1);
    expect(found.find((one) => one.startsWith('image-alt'))).toContain('img: Fix any of the following');
  });

  it('the check for refused sources sees an inline script (control)', async () => {
    const one = await visitor();
    await one.open('/signin');
    await one.page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { textContent: '1' }))`,
    );
    await eventually('the refusal is heard', () => one.refused.length > 0);
    expect(one.refused.splice(0)).toEqual([expect.stringContaining('script-src')]);
  });

  it('whoever is not signed in is asked to, and then sees what was asked for', async () => {
    const one = await visitor();
    await one.signIn(world().salon.adminEmail, '/?month=2031-01');
    expect(new URL(one.page.url()).searchParams.get('month')).toBe('2031-01');
    expect(await one.focused()).toBe('h1 Book an appointment');
    const cookies = await one.page.context().cookies();
    expect(cookies).toMatchObject([{ name: 'session', httpOnly: true, sameSite: 'Strict' }]);
    expect(await one.page.evaluate('document.cookie')).toBe('');
  });

  it('a wrong password is told in one sentence, and what was typed stays', async () => {
    const one = await visitor();
    await one.open('/signin');
    await one.page.locator('input[type="email"]').fill(world().salon.adminEmail);
    await one.page.locator('input[type="password"]').fill('not the password');
    await one.page.keyboard.press('Enter');
    await one.page.getByRole('alert').getByText('Email or password is not right.').waitFor();
    expect(await one.page.locator('input[type="email"]').inputValue()).toBe(world().salon.adminEmail);
    expect(await barriersIn(one.page)).toEqual([]);
    await one.picture('sign-in-refused');
  });

  it('signing out ends the session, and the way back shows nothing', async () => {
    const one = await visitor();
    await one.signIn(world().salon.adminEmail);
    const [{ value = '' } = {}] = await one.page.context().cookies();
    await one.button(/^Account of/).click();
    await one.page.getByRole('menuitem', { name: 'Sign out' }).click();
    await one.page.locator('input[type="password"]').waitFor();
    expect(await one.page.context().cookies()).toEqual([]);
    const headers = { cookie: `session=${value}` };
    expect((await world().anonymous.get('/api/auth/me', { headers })).status).toBe(401);
    await one.page.goBack();
    await one.page.locator('input[type="password"]').waitFor();
    expect(await one.page.locator('h1').textContent()).toBe('Sign in');
  });

  describe.each(['de', 'en'] as const)('in %s', (language) => {
    it.each(['light', 'dark'] as const)(
      'the page to sign in is for everybody (%s), and fits a small phone',
      async (scheme) => {
        const one = await visitor({ language, scheme, width: 320, height: 640 });
        await one.open('/signin');
        await one.page.locator('input[type="password"]').waitFor();
        expect(await one.page.locator('html').getAttribute('lang')).toBe(language);
        expect(await barriersIn(one.page)).toEqual([]);
        expect(await one.overflow()).toBe(0);
        await one.picture(`sign-in-${language}-${scheme}`);
      },
    );
  });
});
