import { Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './card-list.module.css';

interface Props<Item> {
  label: string;
  items: readonly Item[];
  keyOf: (item: Item) => string | number;
  children: (item: Item) => ReactNode;
}

/** A list on a phone, where a table has no room. A link in a card that has the class `stretched` fills it. */
export function CardList<Item>({ label, items, keyOf, children }: Props<Item>) {
  return (
    <ul className={classes.list} aria-label={label}>
      {items.map((item) => (
        <li key={keyOf(item)} className={classes.card}>
          <Stack gap={4}>{children(item)}</Stack>
        </li>
      ))}
    </ul>
  );
}
