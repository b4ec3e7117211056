/** Derived from openapi.json by `npm run client`. */
export const KEYED_PATHS: readonly string[] = [
  "/api/retell/agents",
  "/api/retell/agents/{id}/test-call",
  "/api/retell/book-appointment",
  "/api/retell/reschedule-appointment",
  "/api/retell/cancel-appointment",
  "/api/retell/request-callback",
  "/api/webhook-endpoints",
  "/api/webhook-endpoints/{id}/deliveries/{n}/redeliver",
  "/api/users",
  "/api/tokens",
  "/api/bookings",
  "/api/bookings/{id}/reschedule",
  "/api/bookings/{id}/cancel"
];
