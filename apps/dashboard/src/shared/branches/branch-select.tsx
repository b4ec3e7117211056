import { Select, type SelectProps } from '@mantine/core';
import { useBranches } from './use-branches';

interface Props extends Omit<SelectProps, 'data' | 'value' | 'onChange' | 'defaultValue'> {
  /** What no branch means here. */
  none: string;
  value?: number | null;
  onChange?: (branchId: number | null) => void;
}

const NONE = 'none';

/** A branch by its id, or none. */
export function BranchSelect({ none, value, onChange, ...props }: Props) {
  const { data = [] } = useBranches();
  return (
    <Select
      {...props}
      data={[{ value: NONE, label: none }, ...data.map(({ id, name }) => ({ value: String(id), label: name }))]}
      value={value == null ? NONE : String(value)}
      onChange={(chosen) => onChange?.(chosen === null || chosen === NONE ? null : Number(chosen))}
      allowDeselect={false}
    />
  );
}
