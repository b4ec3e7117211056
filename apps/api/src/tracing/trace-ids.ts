/** Ids of the trace that the current work belongs to. */
export interface TraceIds {
  trace_id: string;
  span_id: string;
  /** `01`: it is kept. */
  trace_flags: '00' | '01';
}

let read: (() => TraceIds | undefined) | undefined;

/** How to read the current trace. Without tracing there is none. */
export const traceIds = {
  get isOn(): boolean {
    return read !== undefined;
  },
  current: (): TraceIds | undefined => read?.(),
  /** @param reader absent: nothing is traced any more. */
  readBy(reader?: () => TraceIds | undefined): void {
    read = reader;
  },
};
