/** Why something could not be done: a closed list, for the model. */
export type Reason =
  | 'needs_info'
  | 'ambiguous'
  | 'slot_taken'
  | 'limit_reached'
  | 'too_soon'
  | 'too_far'
  | 'team_inactive'
  | 'not_bookable'
  | 'unconfirmed'
  | 'in_progress'
  | 'not_allowed'
  | 'code_needed'
  | 'code_wrong'
  | 'upstream_down';
