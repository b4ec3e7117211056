/** A move or cancellation that was sent to Cal.com and has no outcome yet. */
export type Change = ({ kind: 'move'; start: string } | { kind: 'cancel' }) & {
  reason?: string;
  /** Of the request, whose idempotency key keeps the answer. */
  operationId: string;
};
