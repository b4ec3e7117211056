/** What a voice agent may do, of what a token can be limited to. */
export const AGENT_ABILITIES = ['teams:read', 'bookings:read', 'bookings:write', 'callbacks:write'];
