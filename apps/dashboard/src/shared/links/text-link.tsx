import { Anchor, type AnchorProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';
import classes from './text-link.module.css';

interface Props extends AnchorProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps> {
  ref?: Ref<HTMLAnchorElement>;
}

/** A link within text, told from it not by its colour alone, to another page with the typed `search` of that page. */
export const TextLink = createLink((props: Props) => <Anchor className={classes.link} {...props} />);
