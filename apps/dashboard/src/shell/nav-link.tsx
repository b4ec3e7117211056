import { useLingui } from '@lingui/react';
import { Link } from '@tanstack/react-router';
import { Icon } from '../shared/icons/icon';
import classes from './nav-link.module.css';
import type { NavEntry } from './navigation';

/** The current page is marked by `aria-current`, which the router sets. */
export function NavLink({ entry, place }: { entry: NavEntry; place: 'rail' | 'bar' }) {
  const { i18n } = useLingui();
  return (
    <Link to={entry.to} className={classes[place]} activeOptions={{ exact: entry.to === '/', includeSearch: false }}>
      <Icon name={entry.icon} />
      <span>{i18n._(entry.label)}</span>
    </Link>
  );
}
