import { Anchor } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Props = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'style'> & { ref?: Ref<HTMLAnchorElement> };

/** The name of a row, which leads to a page of its own. */
export const RowLink = createLink((props: Props) => <Anchor size="sm" fw={600} {...props} />);
