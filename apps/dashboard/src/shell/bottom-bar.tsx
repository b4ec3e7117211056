import { useLingui } from '@lingui/react';
import { Group } from '@mantine/core';
import { MoreMenu } from './more-menu';
import { NavLink } from './nav-link';
import { useNavigation } from './use-navigation';

const SHOWN = 3;

/** On a phone: as much as a thumb reaches, and the others behind "More". */
export function BottomBar() {
  const { i18n } = useLingui();
  const entries = useNavigation();
  const isShort = entries.length <= SHOWN + 1;
  return (
    <Group component="nav" aria-label={i18n.t('shared.nav.label')} h="100%" gap={0} wrap="nowrap">
      {(isShort ? entries : entries.slice(0, SHOWN)).map((entry) => (
        <NavLink key={entry.to} entry={entry} place="bar" />
      ))}
      {!isShort && <MoreMenu entries={entries.slice(SHOWN)} />}
    </Group>
  );
}
