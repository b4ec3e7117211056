import { Anchor } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { PageHeading } from '../../../shared/access/page-heading';

interface Props {
  /** The list that the page is one of. */
  list: NonNullable<LinkProps['to']>;
  back: string;
  children: string;
}

/** The heading of one of many, below the way back to all of them. */
export function DetailHeading({ list, back, children }: Props) {
  return (
    <>
      <Anchor size="sm" renderRoot={(props) => <Link to={list} {...props} />}>
        {back}
      </Anchor>
      <PageHeading>{children}</PageHeading>
    </>
  );
}
