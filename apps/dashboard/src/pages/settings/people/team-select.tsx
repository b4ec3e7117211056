import type { ComponentProps } from 'react';
import { IdSelect } from '../../../shared/forms/id-select';
import { useTeams } from '../../../shared/teams/teams';

/** A team by its id, or none. */
export function TeamSelect(props: Omit<ComponentProps<typeof IdSelect>, 'options'>) {
  const { data = [] } = useTeams();
  return <IdSelect {...props} options={data} />;
}
