/** A move or cancellation that was sent to Cal.com and has no outcome yet. */
export type Change = ({ kind: 'move'; start: string } | { kind: 'cancel' }) & {
  reason?: string;
  /** Id of the request under whose idempotency key the answer is stored. */
  operationId: string;
};
