import { useLingui } from '@lingui/react';
import { Button, Group, Paper, SimpleGrid } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { Icon } from '../icons/icon';
import { ResetFilters } from './reset-filters';
import classes from './filters.module.css';
import { useIsWide } from './use-is-wide';

interface Props {
  /** How many are set. */
  count: number;
  onReset: () => void;
  children: ReactNode;
}

/** The filters of a list; on a phone behind a button, which says how many are set. */
export function Filters({ count, onReset, children }: Props) {
  const { i18n } = useLingui();
  const isWide = useIsWide();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const isShown = isWide || isOpen;
  return (
    <Paper component="search" withBorder p="sm" mb="md" aria-label={i18n.t('shared.filters')}>
      {!isWide && (
        <Button
          variant="subtle"
          fullWidth
          justify="flex-start"
          leftSection={<Icon name="settings" size={18} />}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
        >
          {i18n.t('shared.filters.set', { count })}
        </Button>
      )}
      <div id={id} hidden={!isShown}>
        <SimpleGrid
          className={classes.fields}
          cols={{ base: 1, xs: 2, sm: 3, lg: 6 }}
          spacing="sm"
          verticalSpacing="sm"
          pt={isWide ? 0 : 'sm'}
        >
          {children}
        </SimpleGrid>
        {count > 0 && (
          <Group justify="flex-end" mt="xs">
            <ResetFilters onReset={onReset} />
          </Group>
        )}
      </div>
    </Paper>
  );
}
