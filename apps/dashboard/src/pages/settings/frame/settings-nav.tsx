import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { SECTIONS } from './sections';
import classes from './settings-nav.module.css';

export function SettingsNav() {
  const { i18n } = useLingui();
  return (
    <nav aria-label={i18n.t('settings.nav')} className={classes.nav}>
      {SECTIONS.map(({ to, label }) => (
        <Link key={to} to={to} className={classes.link} activeOptions={{ includeSearch: false }}>
          {i18n._(label)}
        </Link>
      ))}
    </nav>
  );
}
