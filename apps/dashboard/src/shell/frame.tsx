import { useLingui } from '@lingui/react';
import { AppShell } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { SkipLink } from '../shared/access/skip-link';
import { Banner } from '../shared/states/banner';
import { SessionBanner } from '../shared/states/session-banner';
import { BottomBar } from './bottom-bar';
import { NavRail } from './nav-rail';
import { TopBar } from './top-bar';

/** What stands around every page: a rail on the left, on a phone a bar above and one below. */
export function Frame() {
  const { i18n } = useLingui();
  return (
    <>
      <SkipLink to="main">{i18n.t('shared.skip_to_main')}</SkipLink>
      <AppShell
        layout="alt"
        padding={{ base: 'md', sm: 'xl' }}
        navbar={{ width: 232, breakpoint: 'sm', collapsed: { mobile: true } }}
        header={{ height: { base: 56, sm: 0 } }}
        footer={{ height: { base: 64, sm: 0 } }}
        transitionDuration={0}
      >
        <AppShell.Header hiddenFrom="sm" withBorder px="md">
          <TopBar />
        </AppShell.Header>
        <AppShell.Navbar p="md" visibleFrom="sm" aria-label={i18n.t('shared.nav.label')}>
          <NavRail />
        </AppShell.Navbar>
        <AppShell.Main id="main" tabIndex={-1}>
          <SessionBanner />
          <Banner />
          <Outlet />
        </AppShell.Main>
        <AppShell.Footer hiddenFrom="sm">
          <BottomBar />
        </AppShell.Footer>
      </AppShell>
    </>
  );
}
