/** Of the trace that the current work belongs to. */
export interface TraceIds {
  trace_id: string;
  span_id: string;
}

let read: (() => TraceIds | undefined) | undefined;

/** How the current trace is found out. Without tracing there is none. */
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
