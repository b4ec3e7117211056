import { Title } from '@mantine/core';
import type { ReactNode, Ref } from 'react';

interface Props {
  /** Of the heading, which skip links lead to. */
  id: string;
  title: string;
  children: ReactNode;
  headingRef?: Ref<HTMLHeadingElement>;
}

/** A step of the booking below its heading. */
export function Step({ id, title, children, headingRef }: Props) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} size="h4" mb="sm" id={id} tabIndex={-1} ref={headingRef}>
        {title}
      </Title>
      {children}
    </section>
  );
}
