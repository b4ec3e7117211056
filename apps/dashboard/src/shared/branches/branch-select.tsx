import type { ComponentProps } from 'react';
import { IdSelect } from '../forms/id-select';
import { useBranches } from './use-branches';

/** A branch by its id, or none. */
export function BranchSelect(props: Omit<ComponentProps<typeof IdSelect>, 'options'>) {
  const { data = [] } = useBranches();
  return <IdSelect {...props} options={data} />;
}
