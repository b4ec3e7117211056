/** The rules for Prometheus. */
export function rules(): { groups: { name: string; rules: object[] }[] };
/** The dashboard for Grafana. */
export function dashboard(): { panels: object[] } & Record<string, unknown>;
/** Every file that is written, by its path. */
export function files(): Record<string, string>;
