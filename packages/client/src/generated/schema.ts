/** Derived from openapi.json by `npm run client`. */
export interface paths {
    "/api/retell/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The voice agents: the oldest first, a page at a time
         * @description The voice agents: the oldest first, a page at a time. It can be refused with 400 (The cursor is malformed), 403 (Only administrators can manage agents, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listAgents"];
        put?: never;
        /**
         * Register a voice agent, with the key that its workspace signs with
         * @description Register a voice agent, with the key that its workspace signs with. It can be refused with 400 (A field is missing, malformed or unknown), 403 (Only administrators can manage agents, or a resource of another company), 409 (`conflict`: the company has registered an agent with this id already), 422 (`idempotency_mismatch`: the key was used for another request), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        post: operations["createAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/agents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an agent: its calls are refused with the next one
         * @description Remove an agent: its calls are refused with the next one. It can be refused with 400 (The request is malformed), 403 (The agent is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage agents, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        delete: operations["deleteAgent"];
        options?: never;
        head?: never;
        /**
         * Change the key, the number or the team; the former key counts for 24 h more
         * @description Change the key, the number or the team; the former key counts for 24 h more. It can be refused with 400 (A field is malformed or unknown), 403 (The agent is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage agents, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        patch: operations["updateAgent"];
        trace?: never;
    };
    "/api/retell/agents/{id}/test-call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What the agent would be told: questions alone, nothing is changed
         * @description What the agent would be told: questions alone, nothing is changed. It can be refused with 400 (A field is malformed or unknown, or `function` is no question), 403 (The agent is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage agents, or a resource of another company), 409 (`in_progress`: the first request under this key is still running), 422 (`idempotency_mismatch`: the key was used for another request), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        post: operations["testAgent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What voice agents were asked for: the newest call first, a page at a time
         * @description What voice agents were asked for: the newest call first, a page at a time. It can be refused with 400 (A filter or the cursor is malformed), 403 (The token lacks the ability that this route needs), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One call, by its id at Retell
         * @description One call, by its id at Retell. It can be refused with 400 (The request is malformed), 403 (The call is not one of the caller's company, or does not exist), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/retell": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What has become of a call, for the log of calls
         * @description What has become of a call, for the log of calls. It can be refused with 400 (The request is malformed), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        post: operations["receiveRetellEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/retell/inbound": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It rings: whose call it is, and how it begins. Whatever happens, there is an answer
         * @description It rings: whose call it is, and how it begins. Whatever happens, there is an answer. It can be refused with 400 (The request is malformed), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        post: operations["answerInboundCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The functions as tools of an agent, to be pasted into Retell as `general_tools`
         * @description The functions as tools of an agent, to be pasted into Retell as `general_tools`. It can be refused with 400 (agent_id is missing), 403 (Only administrators can manage agents, or a resource of another company), 409 (`public_url_missing`: the service does not know its own address), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listTools"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/check-availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Free slots of one service of one team
         * @description Free slots of one service of one team. It can be refused with 400 (A field is malformed or unknown, a time makes no sense, or the event type is not one of the team), 403 (The team is not one of the caller's company, or does not exist), 409 (`team_inactive`, or `calcom_not_connected`: the company has no Cal.com account), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        get: operations["checkAvailability"];
        put?: never;
        /**
         * Free slots of one service of one team, asked for with a body
         * @description Free slots of one service of one team, asked for with a body. It can be refused with 400 (A field is malformed or unknown, a time makes no sense, or the event type is not one of the team), 403 (The team is not one of the caller's company, or does not exist), 409 (`team_inactive`, or `calcom_not_connected`: the company has no Cal.com account), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["checkAvailabilityByPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/book-appointment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Book a slot, exactly once
         * @description Book a slot, exactly once. It can be refused with 400 (A field is malformed or unknown, a time makes no sense, or the event type is not one of the team), 403 (The team is not one of the caller's company, or does not exist), 409 (`slot_taken`, `already_booked` by this person, `booking_limit_reached`, `event_type_gone`, `team_inactive`, `in_progress`, or `calcom_not_connected`), 422 (`idempotency_mismatch`, `booker_blocked`, `sign_in_required`, `calcom_rejected`, or `event_type_unsupported`), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (`calcom_unavailable`: nothing was booked), beside a missing credential or too many requests.
         */
        post: operations["bookAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/list-teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The teams or branches that take appointments, the default one first.
         * @description The teams or branches that take appointments, the default one first. It can be refused with 400 (An argument is malformed, missing or unknown), 403 (What is named is not the caller's company's, or does not exist), 409 (`team_inactive`, or `calcom_not_connected`: the company has no Cal.com account), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["listTeamsForCaller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/list-services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What can be booked at a team or branch, with lengths and prices (in the minor unit of the currency).
         * @description What can be booked at a team or branch, with lengths and prices (in the minor unit of the currency). It can be refused with 400 (An argument is malformed, missing or unknown), 403 (What is named is not the caller's company's, or does not exist), 409 (`team_inactive`, or `calcom_not_connected`: the company has no Cal.com account), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["listServices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/find-earliest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The next free times of a service, at one team or, if none is named, at whichever is free first.
         * @description The next free times of a service, at one team or, if none is named, at whichever is free first. It can be refused with 400 (An argument is malformed, missing or unknown), 403 (What is named is not the caller's company's, or does not exist), 409 (`team_inactive`, or `calcom_not_connected`: the company has no Cal.com account), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["findEarliestForCaller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/find-appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The caller's upcoming appointments. Only when they are, unless the caller has given the booking code, or the name or day.
         * @description The caller's upcoming appointments. Only when they are, unless the caller has given the booking code, or the name or day. It can be refused with 400 (An argument is malformed, missing or unknown), 403 (What is named is not the caller's company's, or does not exist), 409 (`team_inactive`, or `calcom_not_connected`: the company has no Cal.com account), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["findAppointments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/reschedule-appointment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move the caller's appointment to another time. The caller proves with the booking code, the name or the day that it is theirs.
         * @description Move the caller's appointment to another time. The caller proves with the booking code, the name or the day that it is theirs. It can be refused with 400 (An argument is malformed, missing or unknown), 403 (What is named is not the caller's company's, or does not exist), 409 (`team_inactive`, or `calcom_not_connected`: the company has no Cal.com account), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["rescheduleAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/cancel-appointment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel the caller's appointment. The caller proves with the booking code, the name or the day that it is theirs.
         * @description Cancel the caller's appointment. The caller proves with the booking code, the name or the day that it is theirs. It can be refused with 400 (An argument is malformed, missing or unknown), 403 (What is named is not the caller's company's, or does not exist), 409 (`team_inactive`, or `calcom_not_connected`: the company has no Cal.com account), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["cancelAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/request-callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that the caller wants to be called back. The company is told; do not promise when it will call.
         * @description Note that the caller wants to be called back. The company is told; do not promise when it will call. It can be refused with 400 (An argument is malformed, missing or unknown), 403 (What is named is not the caller's company's, or does not exist), 409 (`team_inactive`, or `calcom_not_connected`: the company has no Cal.com account), 422 (`idempotency_mismatch`: the key was used for another request), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["requestCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/retell/current-time": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The date, the day of the week and the time of day where the appointments are.
         * @description The date, the day of the week and the time of day where the appointments are. It can be refused with 400 (An argument is malformed, missing or unknown), 403 (What is named is not the caller's company's, or does not exist), 409 (`team_inactive`, or `calcom_not_connected`: the company has no Cal.com account), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["getCurrentTime"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the company wants its events: the oldest first, a page at a time
         * @description Where the company wants its events: the oldest first, a page at a time. It can be refused with 400 (The cursor is malformed), 403 (Only administrators can manage webhooks, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Add an endpoint; the answer is the only one with its secret
         * @description Add an endpoint; the answer is the only one with its secret. It can be refused with 400 (A field is malformed or unknown, or the URL is not https or not public), 403 (Only administrators can manage webhooks, or a resource of another company), 409 (`conflict`: the company has as many endpoints as it may have), 422 (`idempotency_mismatch`: the key was used for another request), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an endpoint with all that was to be sent to it
         * @description Remove an endpoint with all that was to be sent to it. It can be refused with 400 (The request is malformed), 403 (The webhook endpoint is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage webhooks, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change the URL or the events, switch on or off; what waits is then due at once
         * @description Change the URL or the events, switch on or off; what waits is then due at once. It can be refused with 400 (A field is malformed or unknown, or the URL is not https or not public), 403 (The webhook endpoint is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage webhooks, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        patch: operations["updateWebhookEndpoint"];
        trace?: never;
    };
    "/api/webhook-endpoints/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent to an endpoint, and what has become of it: the newest first, a page at a time
         * @description What was sent to an endpoint, and what has become of it: the newest first, a page at a time. It can be refused with 400 (The cursor is malformed), 403 (The webhook endpoint is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage webhooks, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhook-endpoints/{id}/deliveries/{n}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a delivery once more, under the same webhook-id
         * @description Send a delivery once more, under the same webhook-id. It can be refused with 400 (The request is malformed), 403 (The webhook endpoint is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage webhooks, or a resource of another company), 409 (`conflict`: the endpoint is switched off), 422 (`idempotency_mismatch`: the key was used for another request), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        post: operations["redeliverWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/webhooks/calcom/{subscription}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What has happened at Cal.com; it is stored, and handled in the background
         * @description What has happened at Cal.com; it is stored, and handled in the background. It can be refused with 400 (The request is malformed), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        post: operations["receiveCalcomEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The process runs
         * @description The process runs. It can be refused with 400 (The request is malformed), beside too many requests.
         */
        get: operations["checkLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which dependencies answer. Without the cache the service goes on, only slower; without Cal.com from what it knows. `read_only`: maintenance lets nothing be changed
         * @description Which dependencies answer. Without the cache the service goes on, only slower; without Cal.com from what it knows. `read_only`: maintenance lets nothing be changed. It can be refused with 400 (The request is malformed), 503 (As asked), beside too many requests.
         */
        get: operations["checkReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether Cal.com answers the company, how much it may be asked, and what waits
         * @description Whether Cal.com answers the company, how much it may be asked, and what waits. It can be refused with 400 (The request is malformed), 403 (The token lacks the ability that this route needs), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in: exchange e-mail and password for a token
         * @description Sign in: exchange e-mail and password for a token. It can be refused with 400 (A field is missing or malformed), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside too many requests.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who am I?
         * @description Who am I? It can be refused with 400 (The request is malformed), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["getCurrentUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/tokens/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Sign out: revoke the token that this request carries
         * @description Sign out: revoke the token that this request carries. It can be refused with 400 (The request is malformed), 403 (`forbidden_origin`: the cookie of the page is sent, and another page asks), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in to the page: e-mail and password for a cookie that lasts twelve hours
         * @description Sign in to the page: e-mail and password for a cookie that lasts twelve hours. It can be refused with 400 (A field is missing or malformed), 403 (`forbidden_origin`: a page of another origin asks, or no page at all), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside too many requests.
         */
        post: operations["openSession"];
        /**
         * Sign out of the page: revoke the token of the cookie, and remove the cookie
         * @description Sign out of the page: revoke the token of the cookie, and remove the cookie. It can be refused with 400 (The request is malformed), 403 (`forbidden_origin`: a page of another origin asks, or no page at all), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        delete: operations["closeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change your password; ends all your other tokens
         * @description Change your password; ends all your other tokens. It can be refused with 400 (A field is missing, malformed or unknown), 403 (`forbidden_origin`: the cookie of the page is sent, and another page asks), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/company/calcom-key": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Replace the API key for Cal.com; it is tried before it is stored
         * @description Replace the API key for Cal.com; it is tried before it is stored. It can be refused with 400 (A field is malformed or unknown, or the base URL is not https, not public, or not one of Cal.com), 403 (Only administrators can connect Cal.com, or a resource of another company), 409 (`calcom_account_differs`: the key of another account than before; `force` stores it), 422 (`calcom_key_refused`: Cal.com refuses the key), 502 (Cal.com answered something unknown), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        put: operations["setCalcomKey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who can sign in: the oldest first, a page at a time
         * @description Who can sign in: the oldest first, a page at a time. It can be refused with 400 (The cursor is malformed), 403 (Only administrators can manage users, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Add a user, who can sign in
         * @description Add a user, who can sign in. It can be refused with 400 (A field is missing, malformed or unknown), 403 (Only administrators can manage users, or a resource of another company), 409 (`conflict`: there is a user with this address already), 422 (`idempotency_mismatch`: the key was used for another request), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a user with all tokens; effective with the next request
         * @description Remove a user with all tokens; effective with the next request. It can be refused with 400 (The request is malformed), 403 (The user is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage users, or a resource of another company), 409 (`last_admin`: the company would have no administrator left), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        delete: operations["deleteUser"];
        options?: never;
        head?: never;
        /**
         * Change the role, the branch or the password
         * @description Change the role, the branch or the password. It can be refused with 400 (A field is malformed or unknown), 403 (The user is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage users, or a resource of another company), 409 (`last_admin`: the company would have no administrator left), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tokens of all users: the oldest first, a page at a time
         * @description The tokens of all users: the oldest first, a page at a time. It can be refused with 400 (The cursor is malformed), 403 (Only administrators can manage tokens, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Make a token for yourself or another user; the answer is the only one with it
         * @description Make a token for yourself or another user; the answer is the only one with it. It can be refused with 400 (A field is missing, malformed or unknown), 403 (Only administrators can manage tokens, or a resource of another company), 409 (`in_progress`: the first request under this key is still running), 422 (`idempotency_mismatch`: the key was used for another request), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a token; effective with the next request
         * @description End a token; effective with the next request. It can be refused with 400 (The request is malformed), 403 (The token is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage tokens, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        delete: operations["deleteToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The company's branches, by name; for a user who is limited to a branch, that one
         * @description The company's branches, by name; for a user who is limited to a branch, that one. It can be refused with 400 (The request is malformed), 403 (The token lacks the ability that this route needs), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listBranches"];
        put?: never;
        /**
         * Add a branch
         * @description Add a branch. It can be refused with 400 (A field is missing, malformed or unknown), 403 (Only administrators can add branches, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        post: operations["createBranch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/branches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename, set the time zone, choose the Cal.com team
         * @description Rename, set the time zone, choose the Cal.com team. It can be refused with 400 (A field is malformed or unknown), 403 (The branch is not one of the caller's company, or does not exist
         *
         *     Only administrators can change branches, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        patch: operations["updateBranch"];
        trace?: never;
    };
    "/api/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what to which object, and from where: the newest first, a page at a time
         * @description Who did what to which object, and from where: the newest first, a page at a time. It can be refused with 400 (A filter or the cursor is malformed), 403 (Only administrators can read the audit log, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listAuditEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calcom/sync-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of syncs, the latest first
         * @description The history of syncs, the latest first. It can be refused with 400 (The cursor or the limit is malformed), 403 (Only administrators can see syncs, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listSyncRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calcom/sync-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One sync: how far it is, or how it ended
         * @description One sync: how far it is, or how it ended. It can be refused with 400 (The request is malformed), 403 (The sync run is not one of the caller's company, or does not exist
         *
         *     Only administrators can see syncs, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["getSyncRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calcom/sync-runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The progress of a sync, as server-sent events
         * @description The progress of a sync, as server-sent events. It can be refused with 400 (The request is malformed), 403 (The sync run is not one of the caller's company, or does not exist
         *
         *     Only administrators can see syncs, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["streamSyncRunEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calcom/teams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The teams, active ones unless asked otherwise: the default first, then by name
         * @description The teams, active ones unless asked otherwise: the default first, then by name. It can be refused with 400 (A parameter is malformed or unknown), 403 (The branch is not one of the caller's company, or does not exist; or a member asks for inactive teams), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listTeams"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calcom/teams/default": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The default team
         * @description The default team. It can be refused with 400 (The request is malformed), 403 (The token lacks the ability that this route needs), 404 (No default team configured), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["getDefaultTeam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calcom/teams/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One team
         * @description One team. It can be refused with 400 (The request is malformed), 403 (The team is not one of the caller's company, or does not exist), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["getTeam"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename, assign to a branch, switch on or off, make default
         * @description Rename, assign to a branch, switch on or off, make default. It can be refused with 400 (A field is malformed or unknown), 403 (The team is not one of the caller's company, or does not exist
         *
         *     Only administrators can change teams, or a resource of another company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        patch: operations["updateTeam"];
        trace?: never;
    };
    "/api/calcom/teams/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring the teams up to date with Cal.com; their event types follow in the background
         * @description Bring the teams up to date with Cal.com; their event types follow in the background. It can be refused with 400 (The request is malformed), 403 (Only administrators can sync teams, or a resource of another company), 409 (`calcom_not_connected`: the company has no Cal.com account; `sync_suspicious`: see `force`), 502 (`calcom_key_refused` and what else a repetition would not help), 503 (Cal.com does not answer: the last known teams), beside a missing credential or too many requests.
         */
        post: operations["syncTeams"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/branches/{id}/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The team that serves a branch: its own, else the branch's Cal.com team, else the default
         * @description The team that serves a branch: its own, else the branch's Cal.com team, else the default. It can be refused with 400 (The request is malformed), 403 (The branch is not one of the caller's company, or does not exist), 404 (No default team configured), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["getTeamOfBranch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calcom/teams/{id}/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The services that can be booked with a team
         * @description The services that can be booked with a team. It can be refused with 400 (The request is malformed), 403 (The team is not one of the caller's company, or does not exist), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listEventTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calcom/teams/{id}/sync-event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring one team's services up to date with Cal.com
         * @description Bring one team's services up to date with Cal.com. It can be refused with 400 (The request is malformed), 403 (The team is not one of the caller's company, or does not exist
         *
         *     Only administrators can sync teams, or a resource of another company), 409 (`calcom_not_connected`: the company has no Cal.com account; `sync_suspicious`: see `force`), 502 (`calcom_key_refused` and what else a repetition would not help), 503 (Cal.com does not answer: the last known services), beside a missing credential or too many requests.
         */
        post: operations["syncEventTypes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/availability/earliest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is free first: the earliest slots of all teams, or some, that offer a service
         * @description Who is free first: the earliest slots of all teams, or some, that offer a service. It can be refused with 400 (A parameter is malformed or unknown, a time makes no sense, or there is no such service or event type), 403 (One of the teams is not one of the caller's company, or does not exist), 409 (`calcom_not_connected`: the company has no Cal.com account), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (Cal.com does not answer about any of the teams, and nothing is remembered), beside a missing credential or too many requests.
         */
        get: operations["findEarliestSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bookings, the latest appointment first, a page at a time
         * @description The bookings, the latest appointment first, a page at a time. It can be refused with 400 (A filter or the cursor is malformed), 403 (team_id is not a team of the company), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listBookings"];
        put?: never;
        /**
         * Book a slot, exactly once
         * @description Book a slot, exactly once. It can be refused with 400 (A field is malformed or unknown, a time makes no sense, or the event type is not one of the team), 403 (The team is not one of the caller's company, or does not exist), 409 (`slot_taken`, `already_booked` by this person, `booking_limit_reached`, `event_type_gone`, `team_inactive`, `in_progress`, or `calcom_not_connected`), 422 (`idempotency_mismatch`, `booker_blocked`, `sign_in_required`, `calcom_rejected`, or `event_type_unsupported`), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (`calcom_unavailable`: nothing was booked), beside a missing credential or too many requests.
         */
        post: operations["createBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One booking; while its outcome is unknown, Cal.com is asked about it
         * @description One booking; while its outcome is unknown, Cal.com is asked about it. It can be refused with 400 (The request is malformed), 403 (The booking is not one of the caller's company, or does not exist), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["getBooking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The history of a booking, the oldest step first
         * @description The history of a booking, the oldest step first. It can be refused with 400 (The request is malformed), 403 (The booking is not one of the caller's company, or does not exist), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listBookingEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/calendar.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The appointment for a calendar, as iCalendar
         * @description The appointment for a calendar, as iCalendar. It can be refused with 400 (The request is malformed), 403 (The booking is not one of the caller's company, or does not exist), 409 (`already_over`: it is no appointment, or not one any more), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["getBookingCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move an appointment to another time of its team and service
         * @description Move an appointment to another time of its team and service. It can be refused with 400 (A field is malformed or unknown, or the time makes no sense), 403 (The appointment is not one of the caller's company, or does not exist
         *
         *     The booking is not one of the caller's company, or does not exist), 409 (`already_over`, `slot_taken`, `already_booked` by this person, `booking_limit_reached`, `event_type_gone`, `team_inactive` of one that is to be moved, or `in_progress`), 422 (`idempotency_mismatch` or `calcom_rejected`), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (`calcom_unavailable`: nothing was changed), beside a missing credential or too many requests.
         */
        post: operations["rescheduleBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel an appointment; one that is cancelled already stays so
         * @description Cancel an appointment; one that is cancelled already stays so. It can be refused with 400 (A field is malformed or unknown, or the time makes no sense), 403 (The appointment is not one of the caller's company, or does not exist
         *
         *     The booking is not one of the caller's company, or does not exist), 409 (`already_over`, `slot_taken`, `already_booked` by this person, `booking_limit_reached`, `event_type_gone`, `team_inactive` of one that is to be moved, or `in_progress`), 422 (`idempotency_mismatch` or `calcom_rejected`), 502 (`calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change), 503 (`calcom_unavailable`: nothing was changed), beside a missing credential or too many requests.
         */
        post: operations["cancelBooking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who wants to be called back: the latest first, a page at a time
         * @description Who wants to be called back: the latest first, a page at a time. It can be refused with 400 (A filter or the cursor is malformed), 403 (The token lacks the ability that this route needs), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        get: operations["listCallbacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/callbacks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Note that a caller was called back, or was not after all
         * @description Note that a caller was called back, or was not after all. It can be refused with 400 (`done` is missing or malformed, or a field is unknown), 403 (The callback is not one of the caller's company, or does not exist), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        patch: operations["updateCallback"];
        trace?: never;
    };
}
export interface webhooks {
    "retell.receiveRetellEvent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What has become of a call, for the log of calls
         * @description What has become of a call, for the log of calls. It can be refused with 400 (The request is malformed), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        post: operations["sendReceiveRetellEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "retell.answerInboundCall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It rings: whose call it is, and how it begins. Whatever happens, there is an answer
         * @description It rings: whose call it is, and how it begins. Whatever happens, there is an answer. It can be refused with 400 (The request is malformed), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        post: operations["sendAnswerInboundCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "retell.checkAvailabilityByPost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A voice agent calls `check_availability`, signed by Retell
         * @description A voice agent calls `check_availability`, signed by Retell. It can be refused with 400 (A field is malformed or unknown, a time makes no sense, or the event type is not one of the team), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["sendCheckAvailabilityByPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "retell.bookAppointment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A voice agent calls `book_appointment`, signed by Retell
         * @description A voice agent calls `book_appointment`, signed by Retell. It can be refused with 400 (A field is malformed or unknown, a time makes no sense, or the event type is not one of the team), 503 (`calcom_unavailable`: nothing was booked), beside a missing credential or too many requests.
         */
        post: operations["sendBookAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "retell.listTeamsForCaller": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A voice agent calls `list_teams`, signed by Retell
         * @description A voice agent calls `list_teams`, signed by Retell. It can be refused with 400 (An argument is malformed, missing or unknown), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["sendListTeamsForCaller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "retell.listServices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A voice agent calls `list_services`, signed by Retell
         * @description A voice agent calls `list_services`, signed by Retell. It can be refused with 400 (An argument is malformed, missing or unknown), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["sendListServices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "retell.findEarliestForCaller": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A voice agent calls `find_earliest`, signed by Retell
         * @description A voice agent calls `find_earliest`, signed by Retell. It can be refused with 400 (An argument is malformed, missing or unknown), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["sendFindEarliestForCaller"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "retell.findAppointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A voice agent calls `find_appointments`, signed by Retell
         * @description A voice agent calls `find_appointments`, signed by Retell. It can be refused with 400 (An argument is malformed, missing or unknown), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["sendFindAppointments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "retell.rescheduleAppointment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A voice agent calls `reschedule_appointment`, signed by Retell
         * @description A voice agent calls `reschedule_appointment`, signed by Retell. It can be refused with 400 (An argument is malformed, missing or unknown), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["sendRescheduleAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "retell.cancelAppointment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A voice agent calls `cancel_appointment`, signed by Retell
         * @description A voice agent calls `cancel_appointment`, signed by Retell. It can be refused with 400 (An argument is malformed, missing or unknown), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["sendCancelAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "retell.requestCallback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A voice agent calls `request_callback`, signed by Retell
         * @description A voice agent calls `request_callback`, signed by Retell. It can be refused with 400 (An argument is malformed, missing or unknown), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["sendRequestCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "retell.getCurrentTime": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A voice agent calls `current_time`, signed by Retell
         * @description A voice agent calls `current_time`, signed by Retell. It can be refused with 400 (An argument is malformed, missing or unknown), 503 (Cal.com does not answer and nothing is remembered), beside a missing credential or too many requests.
         */
        post: operations["sendGetCurrentTime"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "calcom.receiveCalcomEvent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What has happened at Cal.com; it is stored, and handled in the background
         * @description What has happened at Cal.com; it is stored, and handled in the background. It can be refused with 400 (The request is malformed), 503 (Something that the answer needs is away, or too much is being asked at the same time (`overloaded`)), beside a missing credential or too many requests.
         */
        post: operations["sendReceiveCalcomEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "booking.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * `booking.created`, sent to the endpoints that want it
         * @description We send it to each address under /api/webhook-endpoints that has chosen `booking.created`. Anything but a 2xx within 10 seconds is tried again, later and later.
         */
        post: operations["deliverBookingCreated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "booking.requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * `booking.requested`, sent to the endpoints that want it
         * @description We send it to each address under /api/webhook-endpoints that has chosen `booking.requested`. Anything but a 2xx within 10 seconds is tried again, later and later.
         */
        post: operations["deliverBookingRequested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "booking.confirmed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * `booking.confirmed`, sent to the endpoints that want it
         * @description We send it to each address under /api/webhook-endpoints that has chosen `booking.confirmed`. Anything but a 2xx within 10 seconds is tried again, later and later.
         */
        post: operations["deliverBookingConfirmed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "booking.moved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * `booking.moved`, sent to the endpoints that want it
         * @description We send it to each address under /api/webhook-endpoints that has chosen `booking.moved`. Anything but a 2xx within 10 seconds is tried again, later and later.
         */
        post: operations["deliverBookingMoved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "booking.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * `booking.cancelled`, sent to the endpoints that want it
         * @description We send it to each address under /api/webhook-endpoints that has chosen `booking.cancelled`. Anything but a 2xx within 10 seconds is tried again, later and later.
         */
        post: operations["deliverBookingCancelled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "booking.rejected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * `booking.rejected`, sent to the endpoints that want it
         * @description We send it to each address under /api/webhook-endpoints that has chosen `booking.rejected`. Anything but a 2xx within 10 seconds is tried again, later and later.
         */
        post: operations["deliverBookingRejected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "callback.requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * `callback.requested`, sent to the endpoints that want it
         * @description We send it to each address under /api/webhook-endpoints that has chosen `callback.requested`. Anything but a 2xx within 10 seconds is tried again, later and later.
         */
        post: operations["deliverCallbackRequested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "team.deactivated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * `team.deactivated`, sent to the endpoints that want it
         * @description We send it to each address under /api/webhook-endpoints that has chosen `team.deactivated`. Anything but a 2xx within 10 seconds is tried again, later and later.
         */
        post: operations["deliverTeamDeactivated"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "calcom.key_refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * `calcom.key_refused`, sent to the endpoints that want it
         * @description We send it to each address under /api/webhook-endpoints that has chosen `calcom.key_refused`. Anything but a 2xx within 10 seconds is tried again, later and later.
         */
        post: operations["deliverCalcomKeyRefused"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Agent: {
            /** @example 3 */
            id: number;
            /** @example agent_51c2e0f3 */
            agent_id: string;
            /**
             * @description The number that it answers; calls to and from other numbers are not its own. null: any
             * @example +4930901820
             */
            phone_number: string | null;
            /**
             * @description The team that it books with where a call names none; null: the default team
             * @example 5
             */
            team_id: number | null;
            /**
             * @description How many keys count: 2 for a day after one was replaced
             * @example 1
             * @enum {integer}
             */
            keys: 1 | 2;
        };
        /**
         * @description What went wrong, for programs, and what most likely helps:
         *
         *     - `bad_request` (400): The message names what is malformed: the address, a header, the query or the length of the body.
         *     - `malformed_json` (400): Send one JSON object in UTF-8, made by a JSON library rather than by joining texts.
         *     - `validation_failed` (400): Correct each field that `details` names; the API description has their types and examples.
         *     - `malformed_call` (400): Let the agent send the whole call, `{name, args, call}`, to the address of the function that it names.
         *     - `unauthenticated` (401): Sign in again, or make another token; for an agent, check the key that it signs with.
         *     - `forbidden` (403): Check that the id is one of your own company, and that your role and the abilities of the token suffice.
         *     - `forbidden_origin` (403): Ask from a page of `PUBLIC_URL`; on this machine, where that is unset, from the address in the `host` header. Programs send a token, no cookie and no `origin`.
         *     - `not_found` (404): Check the address and the id against a list that you have just asked for.
         *     - `method_not_allowed` (405): Use one of the methods that the API description names for the route.
         *     - `request_timeout` (408): Send it again; if that fails too, look for a slow proxy or connection in between.
         *     - `already_booked` (409): Nothing needs to be booked: `details.booking_id` names the appointment. Move or cancel it to change it.
         *     - `already_over` (409): Book a new appointment instead of changing this one.
         *     - `booking_limit_reached` (409): Choose another day or week, or raise the limits of the event type at Cal.com.
         *     - `event_type_gone` (409): Sync, and choose one of the event types that are left.
         *     - `calcom_account_differs` (409): Send a key of the same account, or `force` if the company has moved to the other one.
         *     - `calcom_not_connected` (409): Give the company a Cal.com API key: `PUT /api/company/calcom-key`, or `company:update`.
         *     - `in_progress` (409): Send the same request under the same key again, after as many seconds as `retry-after` says.
         *     - `slot_taken` (409): Ask for the free slots again and book another one.
         *     - `sync_suspicious` (409): Look at Cal.com whether what `details.would_deactivate` names is really gone; if it is, sync again with `force`.
         *     - `team_inactive` (409): Choose one of the active teams; an administrator can switch it on again, or list it at Cal.com again and sync.
         *     - `last_admin` (409): Make another user an administrator of the whole company first.
         *     - `conflict` (409): Use the one that is there, or choose another name, address or id; where the message names a limit or a state, change that first.
         *     - `public_url_missing` (409): Set `PUBLIC_URL` and start the service again.
         *     - `payload_too_large` (413): Send less than 256 kB; the signed calls of agents may have 2 MB.
         *     - `uri_too_long` (414): Shorten the query.
         *     - `unsupported_media_type` (415): Set `content-type: application/json`, write UTF-8, and do not compress.
         *     - `booker_blocked` (422): Use another e-mail address or number, or take the attendee off the blocked ones at Cal.com.
         *     - `sign_in_required` (422): Book on the page of Cal.com, or let the event type be booked without signing in there.
         *     - `calcom_rejected` (422): Sync, then check what the event type asks for at Cal.com: duration, questions, limits and who may book.
         *     - `event_type_unsupported` (422): Make the question that `details` names optional at Cal.com, or book there.
         *     - `idempotency_mismatch` (422): Make one key for each booking, and keep it only for repeating that very request.
         *     - `rate_limited` (429): Wait as many seconds as `retry-after` says, and spread the requests; `THROTTLE_PER_MINUTE` is the limit.
         *     - `headers_too_large` (431): Send fewer or shorter headers; cookies of other pages are a common cause.
         *     - `internal_error` (500): Search the log for the request id, and report what stands there.
         *     - `calcom_key_refused` (502): Make a new API key at Cal.com for a user who administers the teams, and give it to the company.
         *     - `calcom_unexpected_answer` (502): Check the base URL of Cal.com (it ends in `/v2`, and a company’s own leads to a public address or one of `CALCOM_ALLOWED_HOSTS`); the log says which part of the answer was not understood.
         *     - `calcom_unavailable` (503): Try again after as many seconds as `retry-after` says. If it lasts, check Cal.com’s status page and `CALCOM_BASE_URL`.
         *     - `overloaded` (503): Try again after as many seconds as `retry-after` says; if it happens often, start more instances.
         *     - `read_only` (503): Try again after as many seconds as `retry-after` says; operators end it with `maintenance off`.
         *     - `unavailable` (503): Try again after as many seconds as `retry-after` says. Where `details.outcome` is `unknown`, the change may have taken effect: repeat it under the same `Idempotency-Key`, or look at what is there first. Operators check `/health/ready` and the database.
         * @enum {string}
         */
        ErrorCode: "bad_request" | "malformed_json" | "validation_failed" | "malformed_call" | "unauthenticated" | "forbidden" | "forbidden_origin" | "not_found" | "method_not_allowed" | "request_timeout" | "already_booked" | "already_over" | "booking_limit_reached" | "event_type_gone" | "calcom_account_differs" | "calcom_not_connected" | "in_progress" | "slot_taken" | "sync_suspicious" | "team_inactive" | "last_admin" | "conflict" | "public_url_missing" | "payload_too_large" | "uri_too_long" | "unsupported_media_type" | "booker_blocked" | "sign_in_required" | "calcom_rejected" | "event_type_unsupported" | "idempotency_mismatch" | "rate_limited" | "headers_too_large" | "internal_error" | "calcom_key_refused" | "calcom_unexpected_answer" | "calcom_unavailable" | "overloaded" | "read_only" | "unavailable";
        ErrorAnswer: {
            /**
             * @example false
             * @constant
             */
            success: false;
            /** @example 403 */
            statusCode: number;
            /**
             * @description Stable; meant for programs
             * @example forbidden
             */
            code: components["schemas"]["ErrorCode"];
            /**
             * @description One sentence; meant for people
             * @example Unauthorized access to team
             */
            message: string;
            /** @example 0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53 */
            request_id: string;
            /** @description The facts: for `validation_failed` a list of `{field, message, label?, options?}` */
            details?: {
                field: string;
                message: string;
                /** @description What a person calls the field */
                label?: string;
                /** @description What it can be, or could have meant */
                options?: string[];
            }[] | {
                [key: string]: unknown;
            };
        };
        NewAgent: {
            /**
             * @description As Retell names it
             * @example agent_51c2e0f3
             */
            agent_id: string;
            /**
             * @description The API key with the webhook badge of the workspace at Retell
             * @example key_of_your_workspace
             */
            api_key: string;
            /**
             * @description The number that it answers; calls to and from other numbers are not its own. null: any
             * @example +4930901820
             */
            phone_number?: string | null;
            /**
             * @description The team that it books with where a call names none; null: the default team
             * @example 5
             */
            team_id?: number | null;
        };
        AgentPatch: {
            /**
             * @description The API key with the webhook badge of the workspace at Retell; the former one counts for 24 h more
             * @example key_of_your_workspace
             */
            api_key?: string;
            /**
             * @description The number that it answers; calls to and from other numbers are not its own. null: any
             * @example +4930901820
             */
            phone_number?: string | null;
            /**
             * @description The team that it books with where a call names none; null: the default team
             * @example 5
             */
            team_id?: number | null;
        };
        AgentAnswer: {
            /**
             * @description False: it could not be done; `reason` says why
             * @example true
             */
            ok: boolean;
            /**
             * @description In the company's language
             * @example Frei wäre Dienstag um 10 Uhr.
             */
            say: string;
            /**
             * @description The caller's words about the time, as they were understood: to be read back
             * @example Montag, 7. Dezember um 15:00 Uhr
             */
            understood?: string;
            /** @example needs_info */
            reason?: string;
            /**
             * @description Arguments that are missing or unusable
             * @example [
             *       "date"
             *     ]
             */
            needs?: string[];
            /**
             * @description For the model: what is wrong with each of them, and the form that is wanted
             * @example date must be an existing calendar day, YYYY-MM-DD
             */
            why?: string;
            /**
             * @description What the one of them can be
             * @example [
             *       "gesetzlich",
             *       "privat"
             *     ]
             */
            choices?: string[];
            /**
             * @description Whether anything, or the time that was wished, is free
             * @example true
             */
            available?: boolean;
            /** @description Free times to offer */
            slots?: {
                slot_id?: string;
                start?: string;
                spoken?: string;
                team_id?: number;
            }[];
            /**
             * @description How many more there are than the answer holds
             * @example 13
             */
            more?: number;
            /**
             * @description Cal.com does not answer, and this is what it said last
             * @example true
             */
            stale?: boolean;
            /** @description Other times, where another time helps */
            alternatives?: {
                slot_id?: string;
                start?: string;
                spoken?: string;
            }[];
        };
        TestCall: {
            /**
             * @description Questions alone: nothing is booked
             * @example check_availability
             */
            function: string;
            /**
             * @description As a model would give them
             * @example {
             *       "event_type_id": 2563193,
             *       "date": "2026-12-01"
             *     }
             */
            args?: {
                [key: string]: unknown;
            };
        };
        CalledFunction: {
            /** @example check_availability */
            name: string;
            /**
             * @description What says something of a person is masked
             * @example {
             *       "service": "Haarschnitt",
             *       "when": "morgen um zehn",
             *       "name": "•••"
             *     }
             */
            args: {
                [key: string]: unknown;
            };
            /** @example Frei wäre Dienstag um 10 Uhr. */
            say: string | null;
            /** @example slot_taken */
            reason: string | null;
            /**
             * @description Milliseconds until the answer
             * @example 12
             */
            ms: number;
            /**
             * Format: date-time
             * @example 2026-12-01T09:00:00.000Z
             */
            at: string;
        };
        Call: {
            /** @example call_8d3f */
            call_id: string;
            /**
             * @description As Retell names it
             * @example agent_51c2e0f3
             */
            agent_id: string;
            /** @example 5 */
            team_id: number | null;
            /** @description null: in a browser */
            direction: components["schemas"]["CallDirection"] | null;
            /**
             * @description Of the other side, masked
             * @example +49••••••••67
             */
            number: string | null;
            /**
             * Format: date-time
             * @example 2026-12-01T09:00:00.000Z
             */
            started_at: string | null;
            /**
             * Format: date-time
             * @example 2026-12-01T09:00:00.000Z
             */
            ended_at: string | null;
            /** @example booked */
            outcome: components["schemas"]["CallOutcome"];
            /**
             * @example [
             *       12
             *     ]
             */
            booking_ids: number[];
            /** @description In their order */
            functions: components["schemas"]["CalledFunction"][];
        };
        WholeCall: {
            /** @example call_8d3f */
            call_id: string;
            /**
             * @description As Retell names it
             * @example agent_51c2e0f3
             */
            agent_id: string;
            /** @example 5 */
            team_id: number | null;
            /** @description null: in a browser */
            direction: components["schemas"]["CallDirection"] | null;
            /**
             * @description Of the other side, masked
             * @example +49••••••••67
             */
            number: string | null;
            /**
             * Format: date-time
             * @example 2026-12-01T09:00:00.000Z
             */
            started_at: string | null;
            /**
             * Format: date-time
             * @example 2026-12-01T09:00:00.000Z
             */
            ended_at: string | null;
            /** @example booked */
            outcome: components["schemas"]["CallOutcome"];
            /**
             * @example [
             *       12
             *     ]
             */
            booking_ids: number[];
            /** @description In their order */
            functions: components["schemas"]["CalledFunction"][];
            /**
             * @description Where the company has it kept
             * @example null
             */
            transcript: string | null;
        };
        InboundAnswer: {
            /**
             * @description For the prompt of the agent; each is always set
             * @example {
             *       "company_name": "Salon Lindgrün",
             *       "timezone": "Europe/Berlin",
             *       "locale": "de",
             *       "greeting": "Guten Tag, hier ist Salon Lindgrün. Wie kann ich Ihnen helfen?",
             *       "known_caller": "true",
             *       "caller_name": ""
             *     }
             */
            dynamic_variables?: {
                [key: string]: string;
            };
            /**
             * @example {
             *       "company_id": 1
             *     }
             */
            metadata?: {
                [key: string]: unknown;
            };
        };
        Inbound: {
            call_inbound: components["schemas"]["InboundAnswer"];
        };
        Tool: {
            /**
             * @description A function of this service
             * @constant
             */
            type: "custom";
            /** @example check_availability */
            name: string;
            /** @example Free times of a service on a day or in a range of days */
            description: string;
            /** @example https://api.example.com/api/retell/check-availability?agent_id=agent_51c2e0f3 */
            url: string;
            /**
             * @description A signature covers a body alone
             * @constant
             */
            method: "POST";
            /**
             * @description Retell sends the whole call
             * @constant
             */
            args_at_root: false;
            /** @description JSON Schema of the arguments */
            parameters: {
                [key: string]: unknown;
            };
            /** @example 10000 */
            timeout_ms: number;
            /** @example 0 */
            max_retry: number;
            /** @example false */
            speak_during_execution: boolean;
            /** @example true */
            speak_after_execution: boolean;
        };
        AgentCall: {
            /**
             * @description The function; must be the one that the route serves
             * @example check_availability
             */
            name: string;
            /**
             * @example {
             *       "event_type_id": 2563193,
             *       "date": "2026-12-01"
             *     }
             */
            args: {
                [key: string]: unknown;
            };
            /**
             * @example {
             *       "call_id": "call_1",
             *       "agent_id": "agent_1"
             *     }
             */
            call: {
                [key: string]: unknown;
            };
        };
        Slot: {
            /**
             * Format: date-time
             * @example 2026-12-01T10:00:00.000+01:00
             */
            start: string;
            /**
             * @description Hand it to book-appointment, unchanged
             * @example 5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e
             */
            slot_id: string;
            /**
             * Format: date-time
             * @example 2026-12-01T10:45:00.000+01:00
             */
            end: string;
            /**
             * @description Where people share a time: how many more it takes
             * @example 3
             */
            seats_left?: number;
        };
        Availability: {
            /** @example 5 */
            team_id: number;
            /** @example 2563193 */
            event_type_id: number;
            /** @example Europe/Berlin */
            timezone: string;
            /**
             * @description True: Cal.com does not answer, and this is what it said last
             * @example false
             */
            stale: boolean;
            /**
             * Format: date-time
             * @description When Cal.com was asked
             * @example 2026-11-22T09:00:00.000Z
             */
            fetched_at: string;
            /**
             * @description There are more than 10,000 slots, and these are of the first
             * @example true
             */
            truncated?: boolean;
            slots: components["schemas"]["Slot"][];
        };
        AvailabilityQuery: {
            /** @example 5 */
            team_id: number;
            /**
             * @description Cal.com's id of one of the team's event types
             * @example 2563193
             */
            event_type_id: number;
            /**
             * Format: date
             * @description The first day, in the time zone
             * @example 2026-12-01
             */
            date: string;
            /**
             * Format: date
             * @description The last day, inclusive, at most 31 days in all; absent: the first day only
             * @example 2026-12-03
             */
            end_date?: string;
            /**
             * @description Only slots that start at this time of day or later
             * @example 14:00
             */
            from?: string;
            /**
             * @description Only slots that start before this time of day
             * @example 18:00
             */
            to?: string;
            /**
             * @description Minutes; one of the duration_options of the event type
             * @example 45
             */
            duration?: number;
            /**
             * @description IANA; absent: the team's
             * @example Europe/Berlin
             */
            timezone?: string;
            /**
             * @description An appointment that is to be moved: its own time counts as free
             * @example 41
             */
            booking_id?: number;
        };
        AttendeeAnswer: {
            /** @example Erika Mustermann */
            name: string;
            /** @example erika@example.org */
            email: string | null;
            /** @example +4930901820 */
            phone_number: string | null;
            /** @example Europe/Berlin */
            timezone: string;
            /** @example de */
            language: string;
        };
        Booked: {
            /**
             * @description Ours; stays the same when the appointment is moved
             * @example 41
             */
            id: number;
            /**
             * @description Cal.com's
             * @example eS6BZvpsXtP1LKMbr1esZM
             */
            uid: string | null;
            /**
             * @description `unknown`: sent, and it is not known yet whether Cal.com has made it; `requested`: waits for a host to confirm it
             * @example confirmed
             */
            status: components["schemas"]["BookingStatus"];
            /**
             * Format: date-time
             * @example 2026-12-01T10:00:00.000+01:00
             */
            start: string;
            /**
             * Format: date-time
             * @example 2026-12-01T10:45:00.000+01:00
             */
            end: string;
            /**
             * @description IANA; the zone that start, end and confirmation are told in
             * @example Europe/Berlin
             */
            timezone: string;
            /** @example 5 */
            team_id: number;
            /** @example 2563193 */
            event_type_id: number;
            /** @example Damenhaarschnitt */
            title: string;
            attendee: components["schemas"]["AttendeeAnswer"];
            /**
             * @example [
             *       {
             *         "name": "Lena Vogt"
             *       }
             *     ]
             */
            hosts: {
                name?: string;
            }[];
            /** @example null */
            meeting_url: string | null;
            /**
             * @example {
             *       "type": "address",
             *       "value": "Torstraße 112, 10119 Berlin"
             *     }
             */
            location: {
                type?: string;
                value?: string;
            } | null;
            /**
             * @description Proves to whom the appointment belongs
             * @example K7MPQ2XA
             */
            code: string | null;
            /** @example api */
            source: components["schemas"]["BookingSource"];
            /** @example First visit */
            notes: string | null;
            /**
             * @example {
             *       "insurance": "privat"
             *     }
             */
            answers: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-11-24T09:12:44.120Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:12:44.680Z
             */
            updated_at: string;
            /**
             * @description When the attendee was erased, with all that told of them; the name is then empty
             * @example null
             */
            erased_at: string | null;
            /** @example Ihr Termin „Damenhaarschnitt“ am Dienstag, 1. Dezember um 10:00 Uhr ist gebucht. */
            confirmation: string;
        };
        Attendee: {
            /** @example Erika Mustermann */
            name: string;
            /** @example erika@example.org */
            email?: string;
            /**
             * @description With its country code, or as the company's country dials
             * @example +4930901820
             */
            phone_number?: string;
            /**
             * @description IANA; absent: the team's
             * @example Europe/Berlin
             */
            timezone?: string;
            /**
             * @description ISO 639-1; absent: the company's
             * @example de
             */
            language?: components["schemas"]["Language"];
        };
        BookLocation: {
            /**
             * @description The type of one of the event type's locations
             * @example attendeePhone
             */
            type: string;
            /**
             * @description The attendee's number or address, where the type is one
             * @example +4930901820
             */
            value?: string;
        };
        WebhookEndpoint: {
            /** @example 2 */
            id: number;
            /** @example https://hooks.salon-kessler.example/in */
            url: string;
            /**
             * @example [
             *       "booking.confirmed",
             *       "booking.cancelled"
             *     ]
             */
            events: components["schemas"]["WebhookEventType"][];
            /** @example true */
            active: boolean;
            /**
             * @description An event has been given up, and none was acknowledged since
             * @example false
             */
            failing: boolean;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            created_at: string;
        };
        CreatedWebhookEndpoint: {
            /** @example 2 */
            id: number;
            /** @example https://hooks.salon-kessler.example/in */
            url: string;
            /**
             * @example [
             *       "booking.confirmed",
             *       "booking.cancelled"
             *     ]
             */
            events: components["schemas"]["WebhookEventType"][];
            /** @example true */
            active: boolean;
            /**
             * @description An event has been given up, and none was acknowledged since
             * @example false
             */
            failing: boolean;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            created_at: string;
            /**
             * @description Verifies the signatures; shown this once
             * @example whsec_…
             */
            secret: string;
        };
        NewWebhookEndpoint: {
            /**
             * @description https, and a public address
             * @example https://hooks.salon-kessler.example/in
             */
            url: string;
            /**
             * @description Absent: all
             * @example [
             *       "booking.confirmed",
             *       "booking.cancelled"
             *     ]
             */
            events?: components["schemas"]["WebhookEventType"][];
            /**
             * @default true
             * @example true
             */
            active?: boolean;
        };
        WebhookEndpointPatch: {
            /**
             * @description https, and a public address
             * @example https://hooks.salon-kessler.example/in
             */
            url?: string;
            /**
             * @example [
             *       "booking.confirmed",
             *       "booking.cancelled"
             *     ]
             */
            events?: components["schemas"]["WebhookEventType"][];
            /**
             * @description false: no new events, and what is on its way waits
             * @example true
             */
            active?: boolean;
        };
        WebhookDelivery: {
            /** @example 311 */
            id: number;
            /**
             * @description Sent as webhook-id
             * @example evt_0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53
             */
            event_id: string;
            /** @example booking.confirmed */
            type: components["schemas"]["WebhookEventType"];
            /**
             * @description Its events arrive in order
             * @example booking:5
             */
            subject: string | null;
            /**
             * @description failed: given up
             * @example delivered
             */
            status: components["schemas"]["WebhookDeliveryStatus"];
            /** @example 1 */
            attempts: number;
            /**
             * Format: date-time
             * @description While it is pending
             * @example 2026-12-01T09:30:00.000Z
             */
            next_attempt_at: string | null;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            last_attempt_at: string | null;
            /**
             * @description HTTP status of the last answer
             * @example 204
             */
            response_status: number | null;
            /**
             * @description Why there was no answer
             * @example timeout
             */
            error: string | null;
            /**
             * @description Of the last attempt
             * @example 83
             */
            duration_ms: number | null;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            delivered_at: string | null;
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            created_at: string;
        };
        CalcomStatus: {
            /** @description `degraded`: some calls are held back, as they failed lately. `down`: all are. `blocked`: Cal.com takes none with this key for a while */
            state: components["schemas"]["CalcomStatusState"];
            /**
             * Format: date-time
             * @description Since when it is not up
             * @example 2026-12-01T09:00:00.000Z
             */
            since: string | null;
            /**
             * Format: date-time
             * @description When Cal.com is asked again
             * @example 2026-12-01T09:00:00.000Z
             */
            retry_at: string | null;
            /** @description Told to administrators alone: whether Cal.com takes the key; null: not known */
            key?: components["schemas"]["CalcomStatusKey"] | null;
        };
        BudgetStatus: {
            /**
             * @description Calls in any 60 seconds
             * @example 100
             */
            per_minute: number;
            /**
             * @description Calls of Cal.com that may still begin within this minute
             * @example 87
             */
            left: number;
        };
        CacheStatus: {
            /**
             * @description Null: nothing was asked yet
             * @example 0.93
             */
            hit_rate: number | null;
        };
        QueueStatus: {
            /**
             * @description Calls that wait for their turn at Cal.com
             * @example 0
             */
            depth: number;
            /**
             * @description Seconds that the oldest of them has waited
             * @example 0
             */
            oldest_s: number;
        };
        SyncStatus: {
            /**
             * Format: date-time
             * @description When it ended
             * @example 2026-12-01T09:00:00.000Z
             */
            last_at: string | null;
            /** @example succeeded */
            last_status: string | null;
            /** @example false */
            running: boolean;
        };
        WebhooksInStatus: {
            /**
             * Format: date-time
             * @description When Cal.com last told of an event
             * @example 2026-12-01T09:00:00.000Z
             */
            last_at: string | null;
            /**
             * @description Subscriptions that have stopped talking
             * @example 0
             */
            failing: number;
        };
        WebhooksOutStatus: {
            /**
             * @description Endpoints that do not take their events
             * @example 0
             */
            failing: number;
        };
        RefusedAgent: {
            /** @example agent_51c2e0f3 */
            agent_id: string;
            /** @example The stored key cannot be opened, so its calls are refused. Enter it anew */
            reason: string;
        };
        AgentsStatus: {
            /** @description Agents whose calls are refused, and why */
            refused: components["schemas"]["RefusedAgent"][];
        };
        Status: {
            /** @description Null: the company has no account at Cal.com */
            calcom: components["schemas"]["CalcomStatus"] | null;
            /** @description Calls of Cal.com with the company’s key, by all instances together */
            budget: components["schemas"]["BudgetStatus"] | null;
            /** @description Of the answers that this instance has given */
            cache: components["schemas"]["CacheStatus"] | null;
            /** @description At this instance */
            queue: components["schemas"]["QueueStatus"] | null;
            /** @description The last sync */
            sync: components["schemas"]["SyncStatus"] | null;
            /** @description Events from Cal.com */
            webhooks_in: components["schemas"]["WebhooksInStatus"] | null;
            /** @description Events for the company’s own systems */
            webhooks_out: components["schemas"]["WebhooksOutStatus"] | null;
            /**
             * @description Appointments that differ from Cal.com’s
             * @example 0
             */
            drift: number | null;
            /**
             * Format: date-time
             * @description Since when operators let nothing be changed; null: changes are taken
             * @example 2026-12-01T09:00:00.000Z
             */
            read_only_since: string | null;
            /** @description Told to administrators alone */
            agents?: components["schemas"]["AgentsStatus"] | null;
        };
        CompanyOfUser: {
            /** @example 1 */
            id: number;
            /** @example Salon Lindgrün */
            name: string;
            /** @example Europe/Berlin */
            timezone: string;
            /** @example de */
            locale: components["schemas"]["Locale"];
        };
        User: {
            /** @example 1 */
            id: number;
            /** @example admin@salon-lindgruen.example */
            email: string;
            /** @example admin */
            role: components["schemas"]["UserRole"];
            /**
             * @description The branch that the user is limited to
             * @example 3
             */
            branch_id: number | null;
            company: components["schemas"]["CompanyOfUser"];
        };
        SignedIn: {
            /**
             * @description Shown once; send it as `Authorization: Bearer …`
             * @example 7|Qk3v…
             */
            token: string;
            /**
             * Format: date-time
             * @example 2026-12-24T09:00:00.000Z
             */
            expires_at: string | null;
            user: components["schemas"]["User"];
        };
        SignIn: {
            /**
             * Format: email
             * @example admin@salon-lindgruen.example
             */
            email: string;
            /** @example correct horse battery staple */
            password: string;
            /**
             * @description What the token is for
             * @example Reception, left desk
             */
            name?: string;
        };
        Session: {
            user: components["schemas"]["User"];
            /**
             * Format: date-time
             * @example 2026-11-24T21:00:00.000Z
             */
            expires_at: string;
        };
        SessionCredentials: {
            /**
             * Format: email
             * @example admin@salon-lindgruen.example
             */
            email: string;
            /** @example correct horse battery staple */
            password: string;
        };
        NewPassword: {
            /** @example the one until now */
            current: string;
            /** @example correct horse battery staple */
            new: string;
        };
        CalcomAccount: {
            /** @example Lena Kessler */
            name: string | null;
            /**
             * @description Cal.com’s id of it; null: in none
             * @example null
             */
            organization: number | null;
        };
        Connected: {
            /** @description Whose key it is */
            account: components["schemas"]["CalcomAccount"];
        };
        NewCalcomKey: {
            /** @example key_of_your_account */
            calcom_key: string;
            /**
             * @description https, and a public address. Absent: as before; null: that of this service
             * @example https://api.cal.com/v2
             */
            calcom_base_url?: string | null;
            /**
             * @description Also a key of another account than before
             * @example false
             */
            force?: boolean;
        };
        ListedUser: {
            /** @example 1 */
            id: number;
            /** @example admin@salon-lindgruen.example */
            email: string;
            /** @example admin */
            role: components["schemas"]["UserRole"];
            /**
             * @description The branch that the user is limited to; null: the whole company
             * @example 3
             */
            branch_id: number | null;
        };
        NewUser: {
            /**
             * Format: email
             * @example reception@salon-lindgruen.example
             */
            email: string;
            /** @example member */
            role: components["schemas"]["UserRole"];
            /**
             * @description Absent: the user has tokens only
             * @example correct horse battery staple
             */
            password?: string;
            /**
             * @description The branch that the user is limited to; null: the whole company
             * @example 3
             */
            branch_id?: number | null;
        };
        UserPatch: {
            /** @example admin */
            role?: components["schemas"]["UserRole"];
            /**
             * @description The branch that the user is limited to; null: the whole company
             * @example 3
             */
            branch_id?: number | null;
            /** @example correct horse battery staple */
            password?: string;
        };
        Token: {
            /** @example 7 */
            id: number;
            /** @example Website */
            name: string;
            /**
             * @description Whom it speaks for
             * @example 1
             */
            user_id: number;
            /**
             * @description `*`: all
             * @example [
             *       "teams:read",
             *       "bookings:write"
             *     ]
             */
            abilities: string[];
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @example 2026-12-31T09:30:00.000Z
             */
            expires_at: string | null;
        };
        CreatedToken: {
            /** @example 7 */
            id: number;
            /** @example Website */
            name: string;
            /**
             * @description Whom it speaks for
             * @example 1
             */
            user_id: number;
            /**
             * @description `*`: all
             * @example [
             *       "teams:read",
             *       "bookings:write"
             *     ]
             */
            abilities: string[];
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            last_used_at: string | null;
            /**
             * Format: date-time
             * @example 2026-12-31T09:30:00.000Z
             */
            expires_at: string | null;
            /**
             * @description Shown this once; send it as `Authorization: Bearer …`
             * @example 7|Qk3v…
             */
            token: string;
        };
        NewToken: {
            /**
             * @description What the token is for
             * @example Website
             */
            name: string;
            /**
             * @description Whom it speaks for; absent: you
             * @example 1
             */
            user_id?: number;
            /**
             * @description None that your own token lacks; absent: those of your own token
             * @example [
             *       "teams:read",
             *       "bookings:write"
             *     ]
             */
            abilities?: components["schemas"]["Ability"][];
            /**
             * @description Minutes, hours or days: 45m, 12h, 30d. Absent: never
             * @example 30d
             */
            expires_in?: string;
        };
        Branch: {
            /** @example 3 */
            id: number;
            /** @example Berlin Mitte */
            name: string;
            /** @example Europe/Berlin */
            timezone: string;
            /** @example 34209 */
            calcom_team_id: number | null;
        };
        NewBranch: {
            /**
             * @description null: the company's
             * @example Europe/Berlin
             */
            timezone?: string | null;
            /**
             * @description Cal.com's id of the team that serves the branch while none is assigned to it
             * @example 34209
             */
            calcom_team_id?: number | null;
            /** @example Berlin Mitte */
            name: string;
        };
        BranchPatch: {
            /**
             * @description null: the company's
             * @example Europe/Berlin
             */
            timezone?: string | null;
            /**
             * @description Cal.com's id of the team that serves the branch while none is assigned to it
             * @example 34209
             */
            calcom_team_id?: number | null;
            /** @example Berlin Mitte */
            name?: string;
        };
        AuditEntry: {
            /** @example 812 */
            id: number;
            /** @example team.updated */
            action: components["schemas"]["AuditAction"];
            /**
             * @description operator: whoever runs this service
             * @example user
             */
            actor_type: components["schemas"]["ActorType"];
            /**
             * @description Of the user or the agent
             * @example 1
             */
            actor_id: number | null;
            /**
             * @description The token it was done with
             * @example 7
             */
            token_id: number | null;
            /** @example team */
            object_type: string | null;
            /** @example 5 */
            object_id: number | null;
            /** @example 203.0.113.7 */
            ip: string | null;
            /** @example 0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53 */
            request_id: string | null;
            /**
             * @description Facts that go with the action; never personal data
             * @example {
             *       "changed": [
             *         "is_active"
             *       ],
             *       "is_active": {
             *         "from": true,
             *         "to": false
             *       }
             *     }
             */
            details: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-12-01T09:30:00.000Z
             */
            created_at: string;
        };
        SyncProgress: {
            /** @example 12 */
            done: number;
            /** @example 20 */
            total: number;
            /** @example event_types */
            phase: components["schemas"]["SyncPhase"];
        };
        SyncProblem: {
            /** @example team */
            object: components["schemas"]["SyncProblemObject"];
            /**
             * @description Null where Cal.com sent no id
             * @example 34209
             */
            calcom_id: number | null;
            /**
             * @description Cal.com's name of the field; empty where it is about the whole
             * @example timeZone
             */
            field: string;
            /** @example is no time zone; the one of the company is used */
            message: string;
        };
        SyncFailure: {
            /** @example calcom_unavailable */
            code: string;
            /** @example Cal.com temporarily unavailable */
            message: string;
        };
        SyncRun: {
            /** @example 12 */
            id: number;
            /**
             * @description All teams with their event types, or the event types of one team
             * @example teams
             */
            kind: components["schemas"]["SyncPhase"];
            /** @example null */
            team_id: number | null;
            /**
             * @description null: the schedule, or an operator
             * @example 3
             */
            user_id: number | null;
            /** @example succeeded */
            status: components["schemas"]["SyncRunStatus"];
            progress: components["schemas"]["SyncProgress"];
            /**
             * @description How many Cal.com listed
             * @example 3
             */
            total: number;
            /** @example 1 */
            created: number;
            /** @example 2 */
            updated: number;
            /** @example 0 */
            deactivated: number;
            /** @description What could not be stored, or not as it was listed */
            errors: components["schemas"]["SyncProblem"][];
            /** @description Why it failed; null: it did not */
            failure: components["schemas"]["SyncFailure"] | null;
            /**
             * Format: date-time
             * @example 2026-11-22T09:00:00.000Z
             */
            started_at: string;
            /**
             * Format: date-time
             * @example 2026-11-22T09:00:07.000Z
             */
            finished_at: string | null;
        };
        Team: {
            /** @example 5 */
            id: number;
            /** @example Berlin Mitte */
            name: string;
            /** @example berlin-mitte */
            slug: string | null;
            /**
             * @description Cal.com's id of the team
             * @example 34209
             */
            calcom_team_id: number;
            /** @example 3 */
            branch_id: number | null;
            /** @example Berlin */
            branch_name: string | null;
            /** @example true */
            is_active: boolean;
            /** @example true */
            is_default: boolean;
            /**
             * @description IANA
             * @example Europe/Berlin
             */
            timezone: string;
            /**
             * Format: date-time
             * @example 2026-11-22T09:00:00.000Z
             */
            synced_at: string | null;
            /**
             * @description Whether its event types are as Cal.com has them: pending while they are still to come
             * @example synced
             */
            sync_status: components["schemas"]["TeamSyncStatus"];
            /**
             * @description Why they could not be stored
             * @example null
             */
            sync_error: string | null;
        };
        TeamPatch: {
            /** @example Mitte, Rosenthaler Straße */
            name?: string;
            /**
             * @description null: the team belongs to no branch
             * @example 3
             */
            branch_id?: number | null;
            /** @example true */
            is_active?: boolean;
            /**
             * @description The previous default team gives way
             * @example true
             */
            is_default?: boolean;
            /**
             * @description null: the company's
             * @example Europe/Berlin
             */
            timezone?: string | null;
        };
        DegradedSync: {
            /**
             * @example false
             * @constant
             */
            success: false;
            /**
             * @example true
             * @constant
             */
            degraded: true;
            /** @example 503 */
            statusCode: number;
            /** @example calcom_unavailable */
            code: components["schemas"]["DegradedSyncCode"];
            /** @example Cal.com temporarily unavailable */
            message: string;
            /** @example 0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53 */
            request_id: string;
            /** @description The last known state */
            data: Record<string, never>[];
        };
        SyncWish: {
            /**
             * @description Believe a list that is empty, or that would switch off more than half
             * @example false
             */
            force?: boolean;
        };
        SyncReport: {
            /**
             * @example true
             * @constant
             */
            success: true;
            /**
             * @description How many are up to date now: created and updated
             * @example 3
             */
            synced: number;
            /**
             * @description How many Cal.com lists
             * @example 3
             */
            total: number;
            /** @example 1 */
            created: number;
            /** @example 2 */
            updated: number;
            /**
             * @description How many Cal.com no longer lists; they are kept, but switched off
             * @example 0
             */
            deactivated: number;
            /** @description Odd items. Their rows stay as they are, or lack the named field */
            errors: components["schemas"]["SyncProblem"][];
            /** @example 12 */
            sync_run_id: number;
        };
        Location: {
            /**
             * @description Cal.com's name of the kind of place
             * @example address
             */
            type: string;
            /** @example Torstraße 112, 10119 Berlin */
            label: string;
        };
        BookingField: {
            /**
             * @description Names the answer among the `answers` of a booking
             * @example insurance
             */
            slug: string;
            /** @example select */
            type: components["schemas"]["BookingFieldType"];
            /** @example Versicherung */
            label: string;
            /** @example true */
            required: boolean;
            /**
             * @description What may be chosen
             * @example [
             *       "gesetzlich",
             *       "privat"
             *     ]
             */
            options?: string[];
        };
        EventType: {
            /**
             * @description Cal.com's id of the event type
             * @example 2563193
             */
            id: number;
            /** @example Damenhaarschnitt */
            title: string;
            /** @example damenhaarschnitt */
            slug: string;
            /** @example Beratung, Waschen, Schneiden, Föhnen. */
            description: string | null;
            /**
             * @description Minutes
             * @example 45
             */
            duration: number;
            /**
             * @description Minutes
             * @example [
             *       45,
             *       60
             *     ]
             */
            duration_options: number[];
            /**
             * @description In the currency's minor unit
             * @example 4900
             */
            price: number;
            /** @example EUR */
            currency: string;
            /**
             * @description The same service at another team has the same id
             * @example 2
             */
            service_id: number | null;
            /**
             * @description True: a host must confirm a booking before it stands
             * @example false
             */
            requires_confirmation: boolean;
            /**
             * @description Attendees of one time; null: one
             * @example null
             */
            seats: number | null;
            /**
             * @description Minutes between now and the first time that can be booked
             * @example 120
             */
            minimum_notice_minutes: number;
            /** @description Where it can take place; of several, a booking names one */
            locations: components["schemas"]["Location"][];
            /** @description What a person is asked */
            booking_fields: components["schemas"]["BookingField"][];
        };
        EarliestSlot: {
            /**
             * Format: date-time
             * @example 2026-12-01T10:00:00.000+01:00
             */
            start: string;
            /**
             * @description Hand it to book-appointment, unchanged
             * @example 5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e
             */
            slot_id: string;
            /** @example 5 */
            team_id: number;
            /** @example 2563193 */
            event_type_id: number;
        };
        Skipped: {
            /** @example 6 */
            team_id: number;
            /**
             * @description Absent where the team has no such event type
             * @example 2563207
             */
            event_type_id?: number;
            /**
             * @description `not_asked`: it could have an earlier slot, but Cal.com may not be asked about more at once; ask again. `not_earlier`: no slot of it could be among these. `not_offered`: the team does not offer it. `inactive`: the team takes no appointments. `unavailable`: Cal.com does not answer, or not in time. `refused`: Cal.com refuses to answer about it
             * @example unavailable
             */
            reason: components["schemas"]["SkippedReason"];
        };
        EarliestAnswer: {
            /**
             * @example true
             * @constant
             */
            success: true;
            /** @description By start; of equal ones the default team’s first, then by name */
            data: components["schemas"]["EarliestSlot"][];
            /**
             * @description The teams whose free slots are known, from Cal.com or a cache
             * @example [
             *       5
             *     ]
             */
            asked: number[];
            skipped: components["schemas"]["Skipped"][];
            /**
             * @description True: Cal.com does not answer about some team, and this is what it said last
             * @example false
             */
            stale: boolean;
        };
        Booking: {
            /**
             * @description Ours; stays the same when the appointment is moved
             * @example 41
             */
            id: number;
            /**
             * @description Cal.com's
             * @example eS6BZvpsXtP1LKMbr1esZM
             */
            uid: string | null;
            /**
             * @description `unknown`: sent, and it is not known yet whether Cal.com has made it; `requested`: waits for a host to confirm it
             * @example confirmed
             */
            status: components["schemas"]["BookingStatus"];
            /**
             * Format: date-time
             * @example 2026-12-01T10:00:00.000+01:00
             */
            start: string;
            /**
             * Format: date-time
             * @example 2026-12-01T10:45:00.000+01:00
             */
            end: string;
            /**
             * @description IANA; the zone that start, end and confirmation are told in
             * @example Europe/Berlin
             */
            timezone: string;
            /** @example 5 */
            team_id: number;
            /** @example 2563193 */
            event_type_id: number;
            /** @example Damenhaarschnitt */
            title: string;
            attendee: components["schemas"]["AttendeeAnswer"];
            /**
             * @example [
             *       {
             *         "name": "Lena Vogt"
             *       }
             *     ]
             */
            hosts: {
                name?: string;
            }[];
            /** @example null */
            meeting_url: string | null;
            /**
             * @example {
             *       "type": "address",
             *       "value": "Torstraße 112, 10119 Berlin"
             *     }
             */
            location: {
                type?: string;
                value?: string;
            } | null;
            /**
             * @description Proves to whom the appointment belongs
             * @example K7MPQ2XA
             */
            code: string | null;
            /** @example api */
            source: components["schemas"]["BookingSource"];
            /** @example First visit */
            notes: string | null;
            /**
             * @example {
             *       "insurance": "privat"
             *     }
             */
            answers: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2026-11-24T09:12:44.120Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @example 2026-11-24T09:12:44.680Z
             */
            updated_at: string;
            /**
             * @description When the attendee was erased, with all that told of them; the name is then empty
             * @example null
             */
            erased_at: string | null;
        };
        BookingEvent: {
            /**
             * Format: date-time
             * @example 2026-11-24T09:12:44.680Z
             */
            at: string;
            /** @example pending */
            from: components["schemas"]["BookingStatus"] | null;
            /**
             * @description As before when the appointment was moved
             * @example confirmed
             */
            to: components["schemas"]["BookingStatus"];
            /** @example answered */
            cause: string;
            /**
             * @description Kind and id of who changed it; `system`: the service itself
             * @example user 3
             */
            by: string;
        };
        Cancel: {
            /**
             * @description The hosts see it
             * @example Child is ill
             */
            reason?: string;
        };
        Callback: {
            /** @example 7 */
            id: number;
            /** @example Erika Mustermann */
            name: string | null;
            /**
             * @description E.164
             * @example +4930901820
             */
            phone: string;
            /**
             * @description When it suits, in the caller's own words
             * @example morgen Vormittag
             */
            wanted: string | null;
            /** @example Wants to move her appointment */
            notes: string | null;
            /** @example call_8d3f */
            call_id: string | null;
            /** @example false */
            done: boolean;
            /**
             * Format: date-time
             * @example 2026-11-24T09:12:44.120Z
             */
            created_at: string;
        };
        CallbackPatch: {
            /** @example true */
            done: boolean;
        };
        /** @description A free slot, as a search has named it */
        BookBySlot: {
            /**
             * @description From check-availability; stands for team_id, event_type_id, start and duration
             * @example 5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e
             */
            slot_id: string;
            /**
             * @example {
             *       "name": "Erika Mustermann",
             *       "email": "erika@example.org"
             *     }
             */
            attendee: components["schemas"]["Attendee"];
            /** @example First visit */
            notes?: string;
            /**
             * @description By the slugs of the booking_fields of the event type
             * @example {
             *       "insurance": "privat"
             *     }
             */
            answers?: {
                [key: string]: string | number | boolean | string[];
            };
            /** @description Where it takes place, of several places that are offered */
            location?: components["schemas"]["BookLocation"];
            /**
             * @example {
             *       "campaign": "spring"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description A service of a team at a time */
        BookByTime: {
            /** @example 5 */
            team_id: number;
            /** @example 2563193 */
            event_type_id: number;
            /**
             * @description ISO 8601; without an offset in the zone of the attendee, else of the team
             * @example 2026-12-01T10:00:00+01:00
             */
            start: string;
            /**
             * @example {
             *       "name": "Erika Mustermann",
             *       "email": "erika@example.org"
             *     }
             */
            attendee: components["schemas"]["Attendee"];
            /**
             * @description Minutes; one of the duration_options of the event type
             * @example 45
             */
            duration?: number;
            /** @example First visit */
            notes?: string;
            /**
             * @description By the slugs of the booking_fields of the event type
             * @example {
             *       "insurance": "privat"
             *     }
             */
            answers?: {
                [key: string]: string | number | boolean | string[];
            };
            /** @description Where it takes place, of several places that are offered */
            location?: components["schemas"]["BookLocation"];
            /**
             * @example {
             *       "campaign": "spring"
             *     }
             */
            metadata?: {
                [key: string]: string;
            };
        };
        /** @description To a free slot */
        RescheduleToSlot: {
            /**
             * @description From check-availability, of the same team and event type; stands for start
             * @example 5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e
             */
            slot_id: string;
            /**
             * @description The hosts see it
             * @example Child is ill
             */
            reason?: string;
        };
        /** @description To a time */
        RescheduleToTime: {
            /**
             * @description ISO 8601; without an offset in the zone of the appointment
             * @example 2026-12-02T10:00:00+01:00
             */
            start: string;
            /**
             * @description The hosts see it
             * @example Child is ill
             */
            reason?: string;
        };
        /** @enum {string} */
        CallDirection: "inbound" | "outbound";
        /** @enum {string} */
        CallOutcome: "booked" | "moved" | "cancelled" | "callback" | "none";
        /** @enum {string} */
        BookingStatus: "pending" | "unknown" | "requested" | "confirmed" | "cancelled" | "rejected" | "failed";
        /** @enum {string} */
        BookingSource: "page" | "api" | "agent" | "mcp" | "calcom";
        /** @enum {string} */
        Language: "ar" | "az" | "bg" | "bn" | "ca" | "cs" | "da" | "de" | "el" | "en" | "es" | "es-419" | "et" | "eu" | "fi" | "fr" | "he" | "hr" | "hu" | "id" | "it" | "iw" | "ja" | "km" | "ko" | "lv" | "nl" | "no" | "pl" | "pt" | "pt-BR" | "ro" | "ru" | "sk" | "sr" | "sv" | "ta" | "th" | "tr" | "uk" | "vi" | "zh-CN" | "zh-TW";
        /** @enum {string} */
        WebhookEventType: "booking.created" | "booking.requested" | "booking.confirmed" | "booking.moved" | "booking.cancelled" | "booking.rejected" | "callback.requested" | "team.deactivated" | "calcom.key_refused";
        /** @enum {string} */
        WebhookDeliveryStatus: "pending" | "delivered" | "failed";
        /** @enum {string} */
        CalcomStatusState: "up" | "degraded" | "down" | "blocked";
        /** @enum {string} */
        CalcomStatusKey: "ok" | "refused";
        /** @enum {string} */
        Locale: "de" | "en";
        /** @enum {string} */
        UserRole: "admin" | "member";
        /** @enum {string} */
        Ability: "*" | "teams:read" | "teams:write" | "bookings:read" | "bookings:write" | "calls:read" | "callbacks:write" | "status:read" | "audit:read" | "settings:write" | "mcp";
        /** @enum {string} */
        AuditAction: "user.signed_in" | "user.sign_in_failed" | "token.issued" | "token.imported" | "token.revoked" | "company.created" | "company.updated" | "company.calcom_connected" | "company.calcom_key_refused" | "branch.created" | "branch.updated" | "user.created" | "user.updated" | "user.password_changed" | "user.removed" | "agent.created" | "agent.updated" | "agent.removed" | "team.updated" | "teams.synced" | "teams.sync_failed" | "event_types.synced" | "event_types.sync_failed" | "booking.created" | "booking.rejected" | "booking.failed" | "booking.unconfirmed" | "booking.moved" | "booking.cancelled" | "webhook_endpoint.created" | "webhook_endpoint.updated" | "webhook_endpoint.removed" | "webhook_delivery.redelivered" | "callback.updated" | "person.exported" | "person.erased" | "secrets.resealed";
        /** @enum {string} */
        ActorType: "user" | "agent" | "operator";
        /** @enum {string} */
        SyncPhase: "teams" | "event_types";
        /** @enum {string} */
        SyncProblemObject: "team" | "event_type";
        /** @enum {string} */
        SyncRunStatus: "running" | "succeeded" | "failed";
        /** @enum {string} */
        TeamSyncStatus: "pending" | "synced" | "error";
        /** @enum {string} */
        DegradedSyncCode: "calcom_unavailable" | "overloaded";
        /** @enum {string} */
        BookingFieldType: "text" | "textarea" | "number" | "select" | "multiselect" | "radio" | "checkbox" | "boolean" | "phone" | "email" | "address" | "url";
        /** @enum {string} */
        SkippedReason: "not_asked" | "not_earlier" | "not_offered" | "inactive" | "unavailable" | "refused";
    };
    responses: {
        /** @description The cursor is malformed */
        ListAgentsBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Not signed in, or the credential is unknown, expired or revoked */
        Unauthorized: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 401,
                 *       "code": "unauthenticated",
                 *       "message": "Sign in first: send \"Authorization: Bearer <token>\"",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Only administrators can manage agents, or a resource of another company */
        ListAgentsForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The address is too long */
        URITooLong: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 414,
                 *       "code": "uri_too_long",
                 *       "message": "The address is too long",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Too many requests; `retry-after` says in how many seconds to come again */
        TooManyRequests: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 429,
                 *       "code": "rate_limited",
                 *       "message": "Too many requests; try again in a minute",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Something that the answer needs is away, or too much is being asked at the same time (`overloaded`) */
        ServiceUnavailable: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 503,
                 *       "code": "overloaded",
                 *       "message": "Too much is being asked at the same time; try again in a moment",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description A field is missing, malformed or unknown */
        CreateAgentBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `conflict`: the company has registered an agent with this id already */
        CreateAgentConflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "conflict",
                 *       "message": "There is one already: the name, address or id is taken",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The body is too large */
        PayloadTooLarge: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 413,
                 *       "code": "payload_too_large",
                 *       "message": "The body is too large",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The body is not JSON in UTF-8 */
        UnsupportedMediaType: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 415,
                 *       "code": "unsupported_media_type",
                 *       "message": "Send the body as application/json",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `idempotency_mismatch`: the key was used for another request */
        UnprocessableEntity: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 422,
                 *       "code": "idempotency_mismatch",
                 *       "message": "This Idempotency-Key was used for another request; choose a new key for a new booking",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description A field is malformed or unknown */
        UpdateAgentBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description The agent is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage agents, or a resource of another company
         */
        UpdateAgentForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The request is malformed */
        BadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description A field is malformed or unknown, or `function` is no question */
        TestAgentBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `in_progress`: the first request under this key is still running */
        TestAgentConflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "in_progress",
                 *       "message": "A request with this Idempotency-Key is still running; ask again shortly",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description A filter or the cursor is malformed */
        ListCallsBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The token lacks the ability that this route needs */
        ListCallsForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The call is not one of the caller's company, or does not exist */
        GetCallForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The signature is not that of one of the agents that the body names */
        ReceiveRetellEventUnauthorized: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 401,
                 *       "code": "unauthenticated",
                 *       "message": "Sign in first: send \"Authorization: Bearer <token>\"",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description agent_id is missing */
        ListToolsBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `public_url_missing`: the service does not know its own address */
        ListToolsConflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "public_url_missing",
                 *       "message": "This service does not know the address under which the outside reaches it",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description A field is malformed or unknown, a time makes no sense, or the event type is not one of the team */
        CheckAvailabilityBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The team is not one of the caller's company, or does not exist */
        CheckAvailabilityForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `team_inactive`, or `calcom_not_connected`: the company has no Cal.com account */
        Conflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "team_inactive",
                 *       "message": "This team is switched off, or Cal.com no longer lists it: it takes no questions and no bookings",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `calcom_key_refused`, or `calcom_unexpected_answer`: Cal.com answers what a repetition would not change */
        BadGateway: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 502,
                 *       "code": "calcom_key_refused",
                 *       "message": "Cal.com refuses the API key; connect Cal.com with another one",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Cal.com does not answer and nothing is remembered */
        CheckAvailabilityServiceUnavailable: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 503,
                 *       "code": "unavailable",
                 *       "message": "The service cannot reach its database at the moment",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `slot_taken`, `already_booked` by this person, `booking_limit_reached`, `event_type_gone`, `team_inactive`, `in_progress`, or `calcom_not_connected` */
        BookAppointmentConflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "slot_taken",
                 *       "message": "This slot has just been taken; check the availability again",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `idempotency_mismatch`, `booker_blocked`, `sign_in_required`, `calcom_rejected`, or `event_type_unsupported` */
        BookAppointmentUnprocessableEntity: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 422,
                 *       "code": "idempotency_mismatch",
                 *       "message": "This Idempotency-Key was used for another request; choose a new key for a new booking",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `calcom_unavailable`: nothing was booked */
        BookAppointmentServiceUnavailable: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 503,
                 *       "code": "calcom_unavailable",
                 *       "message": "Cal.com temporarily unavailable",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description An argument is malformed, missing or unknown */
        ListTeamsForCallerBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description What is named is not the caller's company's, or does not exist */
        Forbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Only administrators can manage webhooks, or a resource of another company */
        ListWebhookEndpointsForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description A field is malformed or unknown, or the URL is not https or not public */
        CreateWebhookEndpointBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `conflict`: the company has as many endpoints as it may have */
        CreateWebhookEndpointConflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "conflict",
                 *       "message": "There is one already: the name, address or id is taken",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description The webhook endpoint is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage webhooks, or a resource of another company
         */
        UpdateWebhookEndpointForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `conflict`: the endpoint is switched off */
        RedeliverWebhookConflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "conflict",
                 *       "message": "There is one already: the name, address or id is taken",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The signature is not that of this subscription and body, or there is no such subscription */
        ReceiveCalcomEventUnauthorized: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 401,
                 *       "code": "unauthenticated",
                 *       "message": "Sign in first: send \"Authorization: Bearer <token>\"",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The request is malformed */
        CheckLivenessBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description A field is missing or malformed */
        SignInBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The e-mail address or the password is wrong */
        SignInUnauthorized: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 401,
                 *       "code": "unauthenticated",
                 *       "message": "Sign in first: send \"Authorization: Bearer <token>\"",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Too many requests; `retry-after` says in how many seconds to come again */
        SignInTooManyRequests: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 429,
                 *       "code": "rate_limited",
                 *       "message": "Too many requests; try again in a minute",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Something that the answer needs is away, or too much is being asked at the same time (`overloaded`) */
        SignInServiceUnavailable: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 503,
                 *       "code": "overloaded",
                 *       "message": "Too much is being asked at the same time; try again in a moment",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `forbidden_origin`: the cookie of the page is sent, and another page asks */
        SignOutForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden_origin",
                 *       "message": "Pages of this origin may not ask here",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `forbidden_origin`: a page of another origin asks, or no page at all */
        OpenSessionForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden_origin",
                 *       "message": "Pages of this origin may not ask here",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `forbidden_origin`: a page of another origin asks, or no page at all */
        CloseSessionForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden_origin",
                 *       "message": "Pages of this origin may not ask here",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description Not signed in, or the current password is wrong
         *
         *     Not signed in, or the credential is unknown, expired or revoked
         */
        ChangePasswordUnauthorized: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 401,
                 *       "code": "unauthenticated",
                 *       "message": "Sign in first: send \"Authorization: Bearer <token>\"",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description A field is malformed or unknown, or the base URL is not https, not public, or not one of Cal.com */
        SetCalcomKeyBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Only administrators can connect Cal.com, or a resource of another company */
        SetCalcomKeyForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `calcom_account_differs`: the key of another account than before; `force` stores it */
        SetCalcomKeyConflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "calcom_account_differs",
                 *       "message": "This key is of another Cal.com account than the one before, whose appointments and teams it may not reach",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `calcom_key_refused`: Cal.com refuses the key */
        SetCalcomKeyUnprocessableEntity: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 422,
                 *       "code": "calcom_key_refused",
                 *       "message": "Cal.com refuses the API key; connect Cal.com with another one",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Cal.com answered something unknown */
        SetCalcomKeyBadGateway: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 502,
                 *       "code": "calcom_key_refused",
                 *       "message": "Cal.com refuses the API key; connect Cal.com with another one",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Only administrators can manage users, or a resource of another company */
        ListUsersForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `conflict`: there is a user with this address already */
        CreateUserConflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "conflict",
                 *       "message": "There is one already: the name, address or id is taken",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description The user is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage users, or a resource of another company
         */
        UpdateUserForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `last_admin`: the company would have no administrator left */
        UpdateUserConflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "last_admin",
                 *       "message": "The company would have no administrator left",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Only administrators can manage tokens, or a resource of another company */
        ListTokensForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description The token is not one of the caller's company, or does not exist
         *
         *     Only administrators can manage tokens, or a resource of another company
         */
        DeleteTokenForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Only administrators can add branches, or a resource of another company */
        CreateBranchForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description The branch is not one of the caller's company, or does not exist
         *
         *     Only administrators can change branches, or a resource of another company
         */
        UpdateBranchForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Only administrators can read the audit log, or a resource of another company */
        ListAuditEntriesForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The cursor or the limit is malformed */
        ListSyncRunsBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Only administrators can see syncs, or a resource of another company */
        ListSyncRunsForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description The sync run is not one of the caller's company, or does not exist
         *
         *     Only administrators can see syncs, or a resource of another company
         */
        GetSyncRunForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `rate_limited`: the company has too many streams open */
        StreamSyncRunEventsTooManyRequests: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 429,
                 *       "code": "rate_limited",
                 *       "message": "Too many requests; try again in a minute",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description A parameter is malformed or unknown */
        ListTeamsBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The branch is not one of the caller's company, or does not exist; or a member asks for inactive teams */
        ListTeamsForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description No default team configured */
        NotFound: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 404,
                 *       "code": "not_found",
                 *       "message": "There is no such thing",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description The team is not one of the caller's company, or does not exist
         *
         *     Only administrators can change teams, or a resource of another company
         */
        UpdateTeamForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Only administrators can sync teams, or a resource of another company */
        SyncTeamsForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `calcom_not_connected`: the company has no Cal.com account; `sync_suspicious`: see `force` */
        SyncTeamsConflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "calcom_not_connected",
                 *       "message": "This company has no Cal.com API key yet; an administrator must add one",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `calcom_key_refused` and what else a repetition would not help */
        SyncTeamsBadGateway: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 502,
                 *       "code": "calcom_key_refused",
                 *       "message": "Cal.com refuses the API key; connect Cal.com with another one",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The branch is not one of the caller's company, or does not exist */
        GetTeamOfBranchForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description The team is not one of the caller's company, or does not exist
         *
         *     Only administrators can sync teams, or a resource of another company
         */
        SyncEventTypesForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description A parameter is malformed or unknown, a time makes no sense, or there is no such service or event type */
        FindEarliestSlotsBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description One of the teams is not one of the caller's company, or does not exist */
        FindEarliestSlotsForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `calcom_not_connected`: the company has no Cal.com account */
        FindEarliestSlotsConflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "calcom_not_connected",
                 *       "message": "This company has no Cal.com API key yet; an administrator must add one",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Cal.com does not answer about any of the teams, and nothing is remembered */
        FindEarliestSlotsServiceUnavailable: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 503,
                 *       "code": "unavailable",
                 *       "message": "The service cannot reach its database at the moment",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description team_id is not a team of the company */
        ListBookingsForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The booking is not one of the caller's company, or does not exist */
        GetBookingForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `already_over`: it is no appointment, or not one any more */
        GetBookingCalendarConflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "already_over",
                 *       "message": "This appointment is cancelled, refused or in the past",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description A field is malformed or unknown, or the time makes no sense */
        RescheduleBookingBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description The appointment is not one of the caller's company, or does not exist
         *
         *     The booking is not one of the caller's company, or does not exist
         */
        RescheduleBookingForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `already_over`, `slot_taken`, `already_booked` by this person, `booking_limit_reached`, `event_type_gone`, `team_inactive` of one that is to be moved, or `in_progress` */
        RescheduleBookingConflict: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 409,
                 *       "code": "already_over",
                 *       "message": "This appointment is cancelled, refused or in the past",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `idempotency_mismatch` or `calcom_rejected` */
        RescheduleBookingUnprocessableEntity: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 422,
                 *       "code": "idempotency_mismatch",
                 *       "message": "This Idempotency-Key was used for another request; choose a new key for a new booking",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `calcom_unavailable`: nothing was changed */
        RescheduleBookingServiceUnavailable: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                "retry-after": components["headers"]["retry-after"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 503,
                 *       "code": "calcom_unavailable",
                 *       "message": "Cal.com temporarily unavailable",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description `done` is missing or malformed, or a field is unknown */
        UpdateCallbackBadRequest: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 400,
                 *       "code": "validation_failed",
                 *       "message": "A field is missing, unknown or has a value that it cannot have",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The callback is not one of the caller's company, or does not exist */
        UpdateCallbackForbidden: {
            headers: {
                "x-request-id": components["headers"]["x-request-id"];
                ratelimit: components["headers"]["ratelimit"];
                "ratelimit-policy": components["headers"]["ratelimit-policy"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "success": false,
                 *       "statusCode": 403,
                 *       "code": "forbidden",
                 *       "message": "This is not allowed",
                 *       "request_id": "0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53"
                 *     }
                 */
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /**
         * @description Names this request in the log
         * @example 0b9f6c3e-6f0e-4a53-9a53-0b3a3a4a8f53
         */
        "x-request-id": string;
        /**
         * @description Seconds to wait
         * @example 2
         */
        "retry-after": number;
        /**
         * @description What is left of the limit, and seconds until it is whole again
         * @example "caller";r=5999;t=1
         */
        ratelimit: string;
        /**
         * @description The limit: requests in a window of seconds
         * @example "caller";q=6000;w=60, "company";q=30000;w=60
         */
        "ratelimit-policy": string;
        /**
         * @description Names this answer: send it as `If-None-Match`
         * @example "f3b1c0"
         */
        etag: string;
        /**
         * @description Where the answer comes from; STALE: Cal.com does not answer, and this is what it said last
         * @example HIT
         */
        "x-cache": "HIT" | "MISS" | "STALE" | "BYPASS";
        /**
         * @description Of a STALE answer, in seconds
         * @example 75
         */
        age: number;
        /**
         * @description Of a STALE answer, as RFC 9211 has it
         * @example team-selector; hit; ttl=-15
         */
        "cache-status": string;
        /**
         * @description `true`: the stored answer of the first request under this key
         * @example true
         */
        "idempotency-replayed": "true";
        /**
         * @description Where the outcome will be told
         * @example /api/bookings/41
         */
        location: string;
    };
    pathItems: never;
}
export type Agent = components['schemas']['Agent'];
export type ErrorCode = components['schemas']['ErrorCode'];
export type ErrorAnswer = components['schemas']['ErrorAnswer'];
export type NewAgent = components['schemas']['NewAgent'];
export type AgentPatch = components['schemas']['AgentPatch'];
export type AgentAnswer = components['schemas']['AgentAnswer'];
export type TestCall = components['schemas']['TestCall'];
export type CalledFunction = components['schemas']['CalledFunction'];
export type Call = components['schemas']['Call'];
export type WholeCall = components['schemas']['WholeCall'];
export type InboundAnswer = components['schemas']['InboundAnswer'];
export type Inbound = components['schemas']['Inbound'];
export type Tool = components['schemas']['Tool'];
export type AgentCall = components['schemas']['AgentCall'];
export type Slot = components['schemas']['Slot'];
export type Availability = components['schemas']['Availability'];
export type AvailabilityQuery = components['schemas']['AvailabilityQuery'];
export type AttendeeAnswer = components['schemas']['AttendeeAnswer'];
export type Booked = components['schemas']['Booked'];
export type Attendee = components['schemas']['Attendee'];
export type BookLocation = components['schemas']['BookLocation'];
export type WebhookEndpoint = components['schemas']['WebhookEndpoint'];
export type CreatedWebhookEndpoint = components['schemas']['CreatedWebhookEndpoint'];
export type NewWebhookEndpoint = components['schemas']['NewWebhookEndpoint'];
export type WebhookEndpointPatch = components['schemas']['WebhookEndpointPatch'];
export type WebhookDelivery = components['schemas']['WebhookDelivery'];
export type CalcomStatus = components['schemas']['CalcomStatus'];
export type BudgetStatus = components['schemas']['BudgetStatus'];
export type CacheStatus = components['schemas']['CacheStatus'];
export type QueueStatus = components['schemas']['QueueStatus'];
export type SyncStatus = components['schemas']['SyncStatus'];
export type WebhooksInStatus = components['schemas']['WebhooksInStatus'];
export type WebhooksOutStatus = components['schemas']['WebhooksOutStatus'];
export type RefusedAgent = components['schemas']['RefusedAgent'];
export type AgentsStatus = components['schemas']['AgentsStatus'];
export type Status = components['schemas']['Status'];
export type CompanyOfUser = components['schemas']['CompanyOfUser'];
export type User = components['schemas']['User'];
export type SignedIn = components['schemas']['SignedIn'];
export type SignIn = components['schemas']['SignIn'];
export type Session = components['schemas']['Session'];
export type SessionCredentials = components['schemas']['SessionCredentials'];
export type NewPassword = components['schemas']['NewPassword'];
export type CalcomAccount = components['schemas']['CalcomAccount'];
export type Connected = components['schemas']['Connected'];
export type NewCalcomKey = components['schemas']['NewCalcomKey'];
export type ListedUser = components['schemas']['ListedUser'];
export type NewUser = components['schemas']['NewUser'];
export type UserPatch = components['schemas']['UserPatch'];
export type Token = components['schemas']['Token'];
export type CreatedToken = components['schemas']['CreatedToken'];
export type NewToken = components['schemas']['NewToken'];
export type Branch = components['schemas']['Branch'];
export type NewBranch = components['schemas']['NewBranch'];
export type BranchPatch = components['schemas']['BranchPatch'];
export type AuditEntry = components['schemas']['AuditEntry'];
export type SyncProgress = components['schemas']['SyncProgress'];
export type SyncProblem = components['schemas']['SyncProblem'];
export type SyncFailure = components['schemas']['SyncFailure'];
export type SyncRun = components['schemas']['SyncRun'];
export type Team = components['schemas']['Team'];
export type TeamPatch = components['schemas']['TeamPatch'];
export type DegradedSync = components['schemas']['DegradedSync'];
export type SyncWish = components['schemas']['SyncWish'];
export type SyncReport = components['schemas']['SyncReport'];
export type Location = components['schemas']['Location'];
export type BookingField = components['schemas']['BookingField'];
export type EventType = components['schemas']['EventType'];
export type EarliestSlot = components['schemas']['EarliestSlot'];
export type Skipped = components['schemas']['Skipped'];
export type EarliestAnswer = components['schemas']['EarliestAnswer'];
export type Booking = components['schemas']['Booking'];
export type BookingEvent = components['schemas']['BookingEvent'];
export type Cancel = components['schemas']['Cancel'];
export type Callback = components['schemas']['Callback'];
export type CallbackPatch = components['schemas']['CallbackPatch'];
export type BookBySlot = components['schemas']['BookBySlot'];
export type BookByTime = components['schemas']['BookByTime'];
export type RescheduleToSlot = components['schemas']['RescheduleToSlot'];
export type RescheduleToTime = components['schemas']['RescheduleToTime'];
export type CallDirection = components['schemas']['CallDirection'];
export type CallOutcome = components['schemas']['CallOutcome'];
export type BookingStatus = components['schemas']['BookingStatus'];
export type BookingSource = components['schemas']['BookingSource'];
export type Language = components['schemas']['Language'];
export type WebhookEventType = components['schemas']['WebhookEventType'];
export type WebhookDeliveryStatus = components['schemas']['WebhookDeliveryStatus'];
export type CalcomStatusState = components['schemas']['CalcomStatusState'];
export type CalcomStatusKey = components['schemas']['CalcomStatusKey'];
export type Locale = components['schemas']['Locale'];
export type UserRole = components['schemas']['UserRole'];
export type Ability = components['schemas']['Ability'];
export type AuditAction = components['schemas']['AuditAction'];
export type ActorType = components['schemas']['ActorType'];
export type SyncPhase = components['schemas']['SyncPhase'];
export type SyncProblemObject = components['schemas']['SyncProblemObject'];
export type SyncRunStatus = components['schemas']['SyncRunStatus'];
export type TeamSyncStatus = components['schemas']['TeamSyncStatus'];
export type DegradedSyncCode = components['schemas']['DegradedSyncCode'];
export type BookingFieldType = components['schemas']['BookingFieldType'];
export type SkippedReason = components['schemas']['SkippedReason'];
export type ResponseListAgentsBadRequest = components['responses']['ListAgentsBadRequest'];
export type ResponseUnauthorized = components['responses']['Unauthorized'];
export type ResponseListAgentsForbidden = components['responses']['ListAgentsForbidden'];
export type ResponseUriTooLong = components['responses']['URITooLong'];
export type ResponseTooManyRequests = components['responses']['TooManyRequests'];
export type ResponseServiceUnavailable = components['responses']['ServiceUnavailable'];
export type ResponseCreateAgentBadRequest = components['responses']['CreateAgentBadRequest'];
export type ResponseCreateAgentConflict = components['responses']['CreateAgentConflict'];
export type ResponsePayloadTooLarge = components['responses']['PayloadTooLarge'];
export type ResponseUnsupportedMediaType = components['responses']['UnsupportedMediaType'];
export type ResponseUnprocessableEntity = components['responses']['UnprocessableEntity'];
export type ResponseUpdateAgentBadRequest = components['responses']['UpdateAgentBadRequest'];
export type ResponseUpdateAgentForbidden = components['responses']['UpdateAgentForbidden'];
export type ResponseBadRequest = components['responses']['BadRequest'];
export type ResponseTestAgentBadRequest = components['responses']['TestAgentBadRequest'];
export type ResponseTestAgentConflict = components['responses']['TestAgentConflict'];
export type ResponseListCallsBadRequest = components['responses']['ListCallsBadRequest'];
export type ResponseListCallsForbidden = components['responses']['ListCallsForbidden'];
export type ResponseGetCallForbidden = components['responses']['GetCallForbidden'];
export type ResponseReceiveRetellEventUnauthorized = components['responses']['ReceiveRetellEventUnauthorized'];
export type ResponseListToolsBadRequest = components['responses']['ListToolsBadRequest'];
export type ResponseListToolsConflict = components['responses']['ListToolsConflict'];
export type ResponseCheckAvailabilityBadRequest = components['responses']['CheckAvailabilityBadRequest'];
export type ResponseCheckAvailabilityForbidden = components['responses']['CheckAvailabilityForbidden'];
export type ResponseConflict = components['responses']['Conflict'];
export type ResponseBadGateway = components['responses']['BadGateway'];
export type ResponseCheckAvailabilityServiceUnavailable = components['responses']['CheckAvailabilityServiceUnavailable'];
export type ResponseBookAppointmentConflict = components['responses']['BookAppointmentConflict'];
export type ResponseBookAppointmentUnprocessableEntity = components['responses']['BookAppointmentUnprocessableEntity'];
export type ResponseBookAppointmentServiceUnavailable = components['responses']['BookAppointmentServiceUnavailable'];
export type ResponseListTeamsForCallerBadRequest = components['responses']['ListTeamsForCallerBadRequest'];
export type ResponseForbidden = components['responses']['Forbidden'];
export type ResponseListWebhookEndpointsForbidden = components['responses']['ListWebhookEndpointsForbidden'];
export type ResponseCreateWebhookEndpointBadRequest = components['responses']['CreateWebhookEndpointBadRequest'];
export type ResponseCreateWebhookEndpointConflict = components['responses']['CreateWebhookEndpointConflict'];
export type ResponseUpdateWebhookEndpointForbidden = components['responses']['UpdateWebhookEndpointForbidden'];
export type ResponseRedeliverWebhookConflict = components['responses']['RedeliverWebhookConflict'];
export type ResponseReceiveCalcomEventUnauthorized = components['responses']['ReceiveCalcomEventUnauthorized'];
export type ResponseCheckLivenessBadRequest = components['responses']['CheckLivenessBadRequest'];
export type ResponseSignInBadRequest = components['responses']['SignInBadRequest'];
export type ResponseSignInUnauthorized = components['responses']['SignInUnauthorized'];
export type ResponseSignInTooManyRequests = components['responses']['SignInTooManyRequests'];
export type ResponseSignInServiceUnavailable = components['responses']['SignInServiceUnavailable'];
export type ResponseSignOutForbidden = components['responses']['SignOutForbidden'];
export type ResponseOpenSessionForbidden = components['responses']['OpenSessionForbidden'];
export type ResponseCloseSessionForbidden = components['responses']['CloseSessionForbidden'];
export type ResponseChangePasswordUnauthorized = components['responses']['ChangePasswordUnauthorized'];
export type ResponseSetCalcomKeyBadRequest = components['responses']['SetCalcomKeyBadRequest'];
export type ResponseSetCalcomKeyForbidden = components['responses']['SetCalcomKeyForbidden'];
export type ResponseSetCalcomKeyConflict = components['responses']['SetCalcomKeyConflict'];
export type ResponseSetCalcomKeyUnprocessableEntity = components['responses']['SetCalcomKeyUnprocessableEntity'];
export type ResponseSetCalcomKeyBadGateway = components['responses']['SetCalcomKeyBadGateway'];
export type ResponseListUsersForbidden = components['responses']['ListUsersForbidden'];
export type ResponseCreateUserConflict = components['responses']['CreateUserConflict'];
export type ResponseUpdateUserForbidden = components['responses']['UpdateUserForbidden'];
export type ResponseUpdateUserConflict = components['responses']['UpdateUserConflict'];
export type ResponseListTokensForbidden = components['responses']['ListTokensForbidden'];
export type ResponseDeleteTokenForbidden = components['responses']['DeleteTokenForbidden'];
export type ResponseCreateBranchForbidden = components['responses']['CreateBranchForbidden'];
export type ResponseUpdateBranchForbidden = components['responses']['UpdateBranchForbidden'];
export type ResponseListAuditEntriesForbidden = components['responses']['ListAuditEntriesForbidden'];
export type ResponseListSyncRunsBadRequest = components['responses']['ListSyncRunsBadRequest'];
export type ResponseListSyncRunsForbidden = components['responses']['ListSyncRunsForbidden'];
export type ResponseGetSyncRunForbidden = components['responses']['GetSyncRunForbidden'];
export type ResponseStreamSyncRunEventsTooManyRequests = components['responses']['StreamSyncRunEventsTooManyRequests'];
export type ResponseListTeamsBadRequest = components['responses']['ListTeamsBadRequest'];
export type ResponseListTeamsForbidden = components['responses']['ListTeamsForbidden'];
export type ResponseNotFound = components['responses']['NotFound'];
export type ResponseUpdateTeamForbidden = components['responses']['UpdateTeamForbidden'];
export type ResponseSyncTeamsForbidden = components['responses']['SyncTeamsForbidden'];
export type ResponseSyncTeamsConflict = components['responses']['SyncTeamsConflict'];
export type ResponseSyncTeamsBadGateway = components['responses']['SyncTeamsBadGateway'];
export type ResponseGetTeamOfBranchForbidden = components['responses']['GetTeamOfBranchForbidden'];
export type ResponseSyncEventTypesForbidden = components['responses']['SyncEventTypesForbidden'];
export type ResponseFindEarliestSlotsBadRequest = components['responses']['FindEarliestSlotsBadRequest'];
export type ResponseFindEarliestSlotsForbidden = components['responses']['FindEarliestSlotsForbidden'];
export type ResponseFindEarliestSlotsConflict = components['responses']['FindEarliestSlotsConflict'];
export type ResponseFindEarliestSlotsServiceUnavailable = components['responses']['FindEarliestSlotsServiceUnavailable'];
export type ResponseListBookingsForbidden = components['responses']['ListBookingsForbidden'];
export type ResponseGetBookingForbidden = components['responses']['GetBookingForbidden'];
export type ResponseGetBookingCalendarConflict = components['responses']['GetBookingCalendarConflict'];
export type ResponseRescheduleBookingBadRequest = components['responses']['RescheduleBookingBadRequest'];
export type ResponseRescheduleBookingForbidden = components['responses']['RescheduleBookingForbidden'];
export type ResponseRescheduleBookingConflict = components['responses']['RescheduleBookingConflict'];
export type ResponseRescheduleBookingUnprocessableEntity = components['responses']['RescheduleBookingUnprocessableEntity'];
export type ResponseRescheduleBookingServiceUnavailable = components['responses']['RescheduleBookingServiceUnavailable'];
export type ResponseUpdateCallbackBadRequest = components['responses']['UpdateCallbackBadRequest'];
export type ResponseUpdateCallbackForbidden = components['responses']['UpdateCallbackForbidden'];
export type HeaderXRequestId = components['headers']['x-request-id'];
export type HeaderRetryAfter = components['headers']['retry-after'];
export type HeaderRatelimit = components['headers']['ratelimit'];
export type HeaderRatelimitPolicy = components['headers']['ratelimit-policy'];
export type HeaderEtag = components['headers']['etag'];
export type HeaderXCache = components['headers']['x-cache'];
export type HeaderAge = components['headers']['age'];
export type HeaderCacheStatus = components['headers']['cache-status'];
export type HeaderIdempotencyReplayed = components['headers']['idempotency-replayed'];
export type HeaderLocation = components['headers']['location'];
export type $defs = Record<string, never>;
export interface operations {
    listAgents: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description For example `50` */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Agent"][];
                        /** @description null: this is the last page */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["ListAgentsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListAgentsForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "agent_id": "agent_51c2e0f3",
                 *       "api_key": "key_of_your_workspace"
                 *     }
                 */
                "application/json": components["schemas"]["NewAgent"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Agent"];
                    };
                };
            };
            400: components["responses"]["CreateAgentBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListAgentsForbidden"];
            409: components["responses"]["CreateAgentConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UpdateAgentForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateAgent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentPatch"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Agent"];
                    };
                };
            };
            400: components["responses"]["UpdateAgentBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UpdateAgentForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    testAgent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "function": "check_availability"
                 *     }
                 */
                "application/json": components["schemas"]["TestCall"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["AgentAnswer"];
                    };
                };
            };
            400: components["responses"]["TestAgentBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UpdateAgentForbidden"];
            409: components["responses"]["TestAgentConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description For example `50` */
                limit?: number;
                /** @description As Retell names it. For example `agent_51c2e0f3` */
                agent_id?: string;
                /** @description For example `none` */
                outcome?: components["schemas"]["CallOutcome"];
                /** @description Why one of its functions could not do what was asked. For example `slot_taken` */
                reason?: string;
                /** @description First heard of at or after. For example `2026-12-01T00:00:00+01:00` */
                from?: string;
                /** @description First heard of before. For example `2027-01-01T00:00:00+01:00` */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Call"][];
                        /** @description null: this is the last page */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["ListCallsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListCallsForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["WholeCall"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["GetCallForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    receiveRetellEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Heard, also when it was heard before or says nothing that is kept */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["ReceiveRetellEventUnauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    answerInboundCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbound"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["ReceiveRetellEventUnauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listTools: {
        parameters: {
            query: {
                /** @description As Retell names it */
                agent_id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Tool"][];
                    };
                };
            };
            400: components["responses"]["ListToolsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListAgentsForbidden"];
            409: components["responses"]["ListToolsConflict"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    checkAvailability: {
        parameters: {
            query: {
                team_id: number;
                /** @description Cal.com's id of one of the team's event types */
                event_type_id: number;
                /** @description The first day, in the time zone */
                date: string;
                /** @description The last day, inclusive, at most 31 days in all; absent: the first day only. For example `2026-12-03` */
                end_date?: string;
                /** @description Only slots that start at this time of day or later. For example `14:00` */
                from?: string;
                /** @description Only slots that start before this time of day. For example `18:00` */
                to?: string;
                /** @description Minutes; one of the duration_options of the event type. For example `45` */
                duration?: number;
                /** @description IANA; absent: the team's. For example `Europe/Berlin` */
                timezone?: string;
                /** @description An appointment that is to be moved: its own time counts as free. For example `41` */
                booking_id?: number;
            };
            header?: {
                /** @description The `etag` of the answer that you have: while it is still current, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    etag: components["headers"]["etag"];
                    "x-cache": components["headers"]["x-cache"];
                    age: components["headers"]["age"];
                    "cache-status": components["headers"]["cache-status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Availability"];
                    };
                };
            };
            /** @description `If-None-Match` names the current answer */
            304: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    etag: components["headers"]["etag"];
                    "x-cache": components["headers"]["x-cache"];
                    age: components["headers"]["age"];
                    "cache-status": components["headers"]["cache-status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["CheckAvailabilityBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CheckAvailabilityForbidden"];
            409: components["responses"]["Conflict"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    checkAvailabilityByPost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvailabilityQuery"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Availability"];
                    };
                };
            };
            400: components["responses"]["CheckAvailabilityBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CheckAvailabilityForbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    bookAppointment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookBySlot"] | components["schemas"]["BookByTime"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Booked"];
                    };
                };
            };
            /** @description It is not known yet whether Cal.com has made it: `location` tells */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    location: components["headers"]["location"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Booked"];
                    };
                };
            };
            400: components["responses"]["CheckAvailabilityBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CheckAvailabilityForbidden"];
            409: components["responses"]["BookAppointmentConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BookAppointmentUnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["BookAppointmentServiceUnavailable"];
        };
    };
    listTeamsForCaller: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["AgentAnswer"];
                    };
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    listServices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description The id of the team or branch, if it is known
                     * @example 5
                     */
                    team_id?: number;
                    /**
                     * @description The team or branch, in the caller's own words
                     * @example Berlin
                     */
                    team?: string;
                };
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["AgentAnswer"];
                    };
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    findEarliestForCaller: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Cal.com's id of the service, if it is known
                     * @example 2563193
                     */
                    event_type_id?: number;
                    /**
                     * @description The service, in the caller's own words
                     * @example Herrenhaarschnitt
                     */
                    service?: string;
                    /**
                     * @description The id of the team or branch, if it is known
                     * @example 5
                     */
                    team_id?: number;
                    /**
                     * @description The team or branch, in the caller's own words
                     * @example Berlin
                     */
                    team?: string;
                    /**
                     * @description The caller's words about the time, verbatim: not calculated, not translated. Better than a date
                     * @example morgen um halb neun
                     */
                    when?: string;
                };
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["AgentAnswer"];
                    };
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    findAppointments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description The booking code, as the caller says it: 8 signs
                     * @example K7MPQ2XA
                     */
                    code?: string;
                    /**
                     * @description The name that the appointment is under, if the caller has said it
                     * @example Erika Mustermann
                     */
                    name?: string;
                    /**
                     * @description The day that the appointment is on now, in the caller's own words, if the caller has said it before being told
                     * @example Freitag
                     */
                    day?: string;
                };
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["AgentAnswer"];
                    };
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    rescheduleAppointment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The id of the appointment, from an answer in this call
                     * @example 812
                     */
                    booking_id?: number;
                    /**
                     * @description The booking code, as the caller says it: 8 signs
                     * @example K7MPQ2XA
                     */
                    code?: string;
                    /**
                     * @description The name that the appointment is under, if the caller has said it
                     * @example Erika Mustermann
                     */
                    name?: string;
                    /**
                     * @description The day that the appointment is on now, in the caller's own words, if the caller has said it before being told
                     * @example Freitag
                     */
                    day?: string;
                    /**
                     * @description The id of the time that the caller has chosen among those offered, unchanged
                     * @example 5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e
                     */
                    slot_id?: string;
                    /**
                     * @description ISO 8601; where there is no slot_id
                     * @example 2026-12-01T10:00:00+01:00
                     */
                    start?: string;
                    /**
                     * @description The caller's words about the time, verbatim: not calculated, not translated. Better than a date
                     * @example morgen um halb neun
                     */
                    when?: string;
                };
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["AgentAnswer"];
                    };
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    cancelAppointment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description The id of the appointment, from an answer in this call
                     * @example 812
                     */
                    booking_id?: number;
                    /**
                     * @description The booking code, as the caller says it: 8 signs
                     * @example K7MPQ2XA
                     */
                    code?: string;
                    /**
                     * @description The name that the appointment is under, if the caller has said it
                     * @example Erika Mustermann
                     */
                    name?: string;
                    /**
                     * @description The day that the appointment is on now, in the caller's own words, if the caller has said it before being told
                     * @example Freitag
                     */
                    day?: string;
                    /**
                     * @description Only if the caller gave one
                     * @example Child is ill
                     */
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["AgentAnswer"];
                    };
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    requestCallback: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description Who is to be called
                     * @example Erika Mustermann
                     */
                    name?: string;
                    /**
                     * @description Only if it is not the calling number
                     * @example +4930901820
                     */
                    phone?: string;
                    /**
                     * @description When it suits, in the caller's own words
                     * @example morgen Vormittag
                     */
                    when?: string;
                    /**
                     * @description What it is about
                     * @example Wants to move her appointment
                     */
                    notes?: string;
                };
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["AgentAnswer"];
                    };
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    getCurrentTime: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["AgentAnswer"];
                    };
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description For example `50` */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["WebhookEndpoint"][];
                        /** @description null: this is the last page */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["ListAgentsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListWebhookEndpointsForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://hooks.salon-kessler.example/in"
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["CreatedWebhookEndpoint"];
                    };
                };
            };
            400: components["responses"]["CreateWebhookEndpointBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListWebhookEndpointsForbidden"];
            409: components["responses"]["CreateWebhookEndpointConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UpdateWebhookEndpointForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointPatch"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["WebhookEndpoint"];
                    };
                };
            };
            400: components["responses"]["CreateWebhookEndpointBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UpdateWebhookEndpointForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description For example `50` */
                limit?: number;
            };
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["WebhookDelivery"][];
                        /** @description null: this is the last page */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["ListAgentsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UpdateWebhookEndpointForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    redeliverWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
                n: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Begun: the outcome is told at `location` */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    location: components["headers"]["location"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["WebhookDelivery"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UpdateWebhookEndpointForbidden"];
            409: components["responses"]["RedeliverWebhookConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    receiveCalcomEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Names the subscription */
                subscription: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Heard, also when it was heard before or says nothing new */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["ReceiveCalcomEventUnauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    checkLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "up" | "down";
                    };
                };
            };
            400: components["responses"]["CheckLivenessBadRequest"];
            414: components["responses"]["URITooLong"];
        };
    };
    checkReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "up" | "down";
                        dependencies: {
                            /** @enum {string} */
                            database: "up" | "down";
                            /** @enum {string} */
                            cache: "up" | "down";
                            /** @enum {string} */
                            calcom: "up" | "degraded" | "down";
                            /** @enum {string} */
                            replicas?: "up" | "behind" | "down";
                        };
                        read_only?: boolean;
                    };
                };
            };
            400: components["responses"]["CheckLivenessBadRequest"];
            414: components["responses"]["URITooLong"];
            /** @description As asked */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "up" | "down";
                        dependencies: {
                            /** @enum {string} */
                            database: "up" | "down";
                            /** @enum {string} */
                            cache: "up" | "down";
                            /** @enum {string} */
                            calcom: "up" | "degraded" | "down";
                            /** @enum {string} */
                            replicas?: "up" | "behind" | "down";
                        };
                        read_only?: boolean;
                    };
                };
            };
        };
    };
    getStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Status"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListCallsForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "admin@salon-lindgruen.example",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["SignedIn"];
                    };
                };
            };
            400: components["responses"]["SignInBadRequest"];
            401: components["responses"]["SignInUnauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["SignInTooManyRequests"];
            503: components["responses"]["SignInServiceUnavailable"];
        };
    };
    getCurrentUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["User"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SignOutForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    openSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "admin@salon-lindgruen.example",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["SessionCredentials"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Session"];
                    };
                };
            };
            400: components["responses"]["SignInBadRequest"];
            401: components["responses"]["SignInUnauthorized"];
            403: components["responses"]["OpenSessionForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["SignInTooManyRequests"];
            503: components["responses"]["SignInServiceUnavailable"];
        };
    };
    closeSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CloseSessionForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "current": "the one until now",
                 *       "new": "correct horse battery staple"
                 *     }
                 */
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["CreateAgentBadRequest"];
            401: components["responses"]["ChangePasswordUnauthorized"];
            403: components["responses"]["SignOutForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    setCalcomKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "calcom_key": "key_of_your_account"
                 *     }
                 */
                "application/json": components["schemas"]["NewCalcomKey"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Connected"];
                    };
                };
            };
            400: components["responses"]["SetCalcomKeyBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SetCalcomKeyForbidden"];
            409: components["responses"]["SetCalcomKeyConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["SetCalcomKeyUnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["SetCalcomKeyBadGateway"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description For example `50` */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["ListedUser"][];
                        /** @description null: this is the last page */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["ListAgentsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListUsersForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "reception@salon-lindgruen.example",
                 *       "role": "member"
                 *     }
                 */
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["ListedUser"];
                    };
                };
            };
            400: components["responses"]["CreateAgentBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListUsersForbidden"];
            409: components["responses"]["CreateUserConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UpdateUserForbidden"];
            409: components["responses"]["UpdateUserConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["ListedUser"];
                    };
                };
            };
            400: components["responses"]["UpdateAgentBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UpdateUserForbidden"];
            409: components["responses"]["UpdateUserConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listTokens: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description For example `50` */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Token"][];
                        /** @description null: this is the last page */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["ListAgentsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListTokensForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Website"
                 *     }
                 */
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["CreatedToken"];
                    };
                };
            };
            400: components["responses"]["CreateAgentBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListTokensForbidden"];
            409: components["responses"]["TestAgentConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deleteToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to tell */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["DeleteTokenForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listBranches: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Branch"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListCallsForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createBranch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Berlin Mitte"
                 *     }
                 */
                "application/json": components["schemas"]["NewBranch"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Branch"];
                    };
                };
            };
            400: components["responses"]["CreateAgentBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CreateBranchForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateBranch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BranchPatch"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Branch"];
                    };
                };
            };
            400: components["responses"]["UpdateAgentBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UpdateBranchForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listAuditEntries: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description For example `50` */
                limit?: number;
                /** @description For example `team.updated` */
                action?: components["schemas"]["AuditAction"];
                /** @description Recorded at or after. For example `2026-12-01T00:00:00+01:00` */
                from?: string;
                /** @description Recorded before. For example `2027-01-01T00:00:00+01:00` */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["AuditEntry"][];
                        /** @description null: this is the last page */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["ListCallsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListAuditEntriesForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listSyncRuns: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description For example `50` */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["SyncRun"][];
                        /** @description null: this is the last page */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["ListSyncRunsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListSyncRunsForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getSyncRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["SyncRun"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["GetSyncRunForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    streamSyncRunEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description The last event that has arrived */
                "Last-Event-ID"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description `progress` {done, total, phase: teams|event_types} and one `end` {status}; after a finished run, `end` at once */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["GetSyncRunForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["StreamSyncRunEventsTooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listTeams: {
        parameters: {
            query?: {
                /** @description Only the teams of this branch. For example `3` */
                branch_id?: number;
                /** @description For administrators: also teams that are switched off, or that Cal.com no longer lists. For example `inactive` */
                include?: "inactive";
            };
            header?: {
                /** @description The `etag` of the answer that you have: while it is still current, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    etag: components["headers"]["etag"];
                    "x-cache": components["headers"]["x-cache"];
                    age: components["headers"]["age"];
                    "cache-status": components["headers"]["cache-status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Team"][];
                    };
                };
            };
            /** @description `If-None-Match` names the current answer */
            304: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    etag: components["headers"]["etag"];
                    "x-cache": components["headers"]["x-cache"];
                    age: components["headers"]["age"];
                    "cache-status": components["headers"]["cache-status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["ListTeamsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListTeamsForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getDefaultTeam: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` of the answer that you have: while it is still current, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    etag: components["headers"]["etag"];
                    "x-cache": components["headers"]["x-cache"];
                    age: components["headers"]["age"];
                    "cache-status": components["headers"]["cache-status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Team"];
                    };
                };
            };
            /** @description `If-None-Match` names the current answer */
            304: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    etag: components["headers"]["etag"];
                    "x-cache": components["headers"]["x-cache"];
                    age: components["headers"]["age"];
                    "cache-status": components["headers"]["cache-status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListCallsForbidden"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Team"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CheckAvailabilityForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateTeam: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TeamPatch"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Team"];
                    };
                };
            };
            400: components["responses"]["UpdateAgentBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UpdateTeamForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    syncTeams: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SyncWish"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SyncTeamsForbidden"];
            409: components["responses"]["SyncTeamsConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["SyncTeamsBadGateway"];
            /** @description Cal.com does not answer: the last known teams */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DegradedSync"];
                };
            };
        };
    };
    getTeamOfBranch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Team"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["GetTeamOfBranchForbidden"];
            404: components["responses"]["NotFound"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listEventTypes: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` of the answer that you have: while it is still current, the answer is 304 without a body */
                "If-None-Match"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    etag: components["headers"]["etag"];
                    "x-cache": components["headers"]["x-cache"];
                    age: components["headers"]["age"];
                    "cache-status": components["headers"]["cache-status"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["EventType"][];
                    };
                };
            };
            /** @description `If-None-Match` names the current answer */
            304: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    etag: components["headers"]["etag"];
                    "x-cache": components["headers"]["x-cache"];
                    age: components["headers"]["age"];
                    "cache-status": components["headers"]["cache-status"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CheckAvailabilityForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    syncEventTypes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SyncWish"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SyncReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["SyncEventTypesForbidden"];
            409: components["responses"]["SyncTeamsConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["SyncTeamsBadGateway"];
            /** @description Cal.com does not answer: the last known services */
            503: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DegradedSync"];
                };
            };
        };
    };
    findEarliestSlots: {
        parameters: {
            query?: {
                /** @description The slug of a service, which several teams may offer. This, or event_type_ids. For example `herrenhaarschnitt` */
                service?: string;
                /** @description Cal.com's ids; also with commas. For example `2563193,2563207` */
                event_type_ids?: number[];
                /** @description Only these teams; also with commas. For example `5,6` */
                team_ids?: number[];
                /** @description A day in the zone of each team, or a time with an offset; absent: now. For example `2026-12-01` */
                from?: string;
                /** @description A day, inclusive, or a time with an offset, exclusive; at most, and if absent, 31 days in all. For example `2026-12-14` */
                to?: string;
                /** @description How many slots. For example `3` */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EarliestAnswer"];
                };
            };
            400: components["responses"]["FindEarliestSlotsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["FindEarliestSlotsForbidden"];
            409: components["responses"]["FindEarliestSlotsConflict"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["FindEarliestSlotsServiceUnavailable"];
        };
    };
    listBookings: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description For example `50` */
                limit?: number;
                /** @description For example `5` */
                team_id?: number;
                /** @description For example `confirmed` */
                status?: components["schemas"]["BookingStatus"];
                /** @description For example `agent` */
                source?: components["schemas"]["BookingSource"];
                /** @description Part of a host's name, in any letter case. For example `Lena` */
                host?: string;
                /** @description Starting at or after. For example `2026-12-01T00:00:00+01:00` */
                from?: string;
                /** @description Starting before. For example `2027-01-01T00:00:00+01:00` */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Booking"][];
                        /** @description null: this is the last page */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["ListCallsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListBookingsForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    createBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "slot_id": "5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e",
                 *       "attendee": {
                 *         "name": "Erika Mustermann",
                 *         "email": "erika@example.org"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["BookBySlot"] | components["schemas"]["BookByTime"];
            };
        };
        responses: {
            /** @description Made */
            201: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Booked"];
                    };
                };
            };
            /** @description It is not known yet whether Cal.com has carried it out: the appointment at `location` tells */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    location: components["headers"]["location"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Booked"];
                    };
                };
            };
            400: components["responses"]["CheckAvailabilityBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["CheckAvailabilityForbidden"];
            409: components["responses"]["BookAppointmentConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["BookAppointmentUnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["BookAppointmentServiceUnavailable"];
        };
    };
    getBooking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Booking"];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["GetBookingForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    listBookingEvents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["BookingEvent"][];
                    };
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["GetBookingForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    getBookingCalendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One event, in the zone of the appointment */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["GetBookingForbidden"];
            409: components["responses"]["GetBookingCalendarConflict"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    rescheduleBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "slot_id": "5-1ix8h-hvq1s-19.pX2k9QmZ0aB1cD3e"
                 *     }
                 */
                "application/json": components["schemas"]["RescheduleToSlot"] | components["schemas"]["RescheduleToTime"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Booking"];
                    };
                };
            };
            /** @description It is not known yet whether Cal.com has carried it out: the appointment at `location` tells */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    location: components["headers"]["location"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Booking"];
                    };
                };
            };
            400: components["responses"]["RescheduleBookingBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["RescheduleBookingForbidden"];
            409: components["responses"]["RescheduleBookingConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RescheduleBookingUnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["RescheduleBookingServiceUnavailable"];
        };
    };
    cancelBooking: {
        parameters: {
            query?: never;
            header?: {
                /** @description Of the caller’s choosing, up to 255 characters. For 24 hours, the same request under it is answered with the first one’s result */
                "Idempotency-Key"?: string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Cancel"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Booking"];
                    };
                };
            };
            /** @description It is not known yet whether Cal.com has carried it out: the appointment at `location` tells */
            202: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    "retry-after": components["headers"]["retry-after"];
                    location: components["headers"]["location"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Booking"];
                    };
                };
            };
            400: components["responses"]["RescheduleBookingBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["RescheduleBookingForbidden"];
            409: components["responses"]["RescheduleBookingConflict"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            422: components["responses"]["RescheduleBookingUnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            502: components["responses"]["BadGateway"];
            503: components["responses"]["RescheduleBookingServiceUnavailable"];
        };
    };
    listCallbacks: {
        parameters: {
            query?: {
                /** @description The next_cursor of the page before */
                cursor?: string;
                /** @description For example `50` */
                limit?: number;
                /** @description Absent: both. For example `false` */
                done?: "true" | "false";
                /** @description Asked for in this call. For example `call_8d3f` */
                call_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Callback"][];
                        /** @description null: this is the last page */
                        next_cursor: string | null;
                    };
                };
            };
            400: components["responses"]["ListCallsBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["ListCallsForbidden"];
            414: components["responses"]["URITooLong"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    updateCallback: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "done": true
                 *     }
                 */
                "application/json": components["schemas"]["CallbackPatch"];
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Callback"];
                    };
                };
            };
            400: components["responses"]["UpdateCallbackBadRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["UpdateCallbackForbidden"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sendReceiveRetellEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Heard, also when it was heard before or says nothing that is kept */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["ReceiveRetellEventUnauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sendAnswerInboundCall: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Done, or what was asked for */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbound"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["ReceiveRetellEventUnauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    sendCheckAvailabilityByPost: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentCall"];
            };
        };
        responses: {
            /** @description Whatever comes of it: `say` is read out, and `ok` tells whether it was done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentAnswer"];
                };
            };
            400: components["responses"]["CheckAvailabilityBadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    sendBookAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentCall"];
            };
        };
        responses: {
            /** @description Whatever comes of it: `say` is read out, and `ok` tells whether it was done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentAnswer"];
                };
            };
            400: components["responses"]["CheckAvailabilityBadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["BookAppointmentServiceUnavailable"];
        };
    };
    sendListTeamsForCaller: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentCall"];
            };
        };
        responses: {
            /** @description Whatever comes of it: `say` is read out, and `ok` tells whether it was done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentAnswer"];
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    sendListServices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentCall"];
            };
        };
        responses: {
            /** @description Whatever comes of it: `say` is read out, and `ok` tells whether it was done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentAnswer"];
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    sendFindEarliestForCaller: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentCall"];
            };
        };
        responses: {
            /** @description Whatever comes of it: `say` is read out, and `ok` tells whether it was done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentAnswer"];
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    sendFindAppointments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentCall"];
            };
        };
        responses: {
            /** @description Whatever comes of it: `say` is read out, and `ok` tells whether it was done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentAnswer"];
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    sendRescheduleAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentCall"];
            };
        };
        responses: {
            /** @description Whatever comes of it: `say` is read out, and `ok` tells whether it was done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentAnswer"];
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    sendCancelAppointment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentCall"];
            };
        };
        responses: {
            /** @description Whatever comes of it: `say` is read out, and `ok` tells whether it was done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentAnswer"];
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    sendRequestCallback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentCall"];
            };
        };
        responses: {
            /** @description Whatever comes of it: `say` is read out, and `ok` tells whether it was done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentAnswer"];
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    sendGetCurrentTime: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgentCall"];
            };
        };
        responses: {
            /** @description Whatever comes of it: `say` is read out, and `ok` tells whether it was done */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentAnswer"];
                };
            };
            400: components["responses"]["ListTeamsForCallerBadRequest"];
            401: components["responses"]["Unauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["CheckAvailabilityServiceUnavailable"];
        };
    };
    sendReceiveCalcomEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description Heard, also when it was heard before or says nothing new */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["ReceiveCalcomEventUnauthorized"];
            413: components["responses"]["PayloadTooLarge"];
            414: components["responses"]["URITooLong"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["TooManyRequests"];
            503: components["responses"]["ServiceUnavailable"];
        };
    };
    deliverBookingCreated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The same for every attempt to deliver the event: ignore what you have had
                 * @example evt_0b9f6c3e
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970; refuse what is older than five minutes
                 * @example 1796112000
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the Base64 of an HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes that follow `whsec_` in the secret of the endpoint, decoded from Base64
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "booking.created";
                    /**
                     * Format: date-time
                     * @example 2026-12-01T09:30:00.000Z
                     */
                    timestamp: string;
                    data: components["schemas"]["Booking"];
                };
            };
        };
        responses: {
            /** @description You have it: it is not sent again */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You do not have it: it is sent again later */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deliverBookingRequested: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The same for every attempt to deliver the event: ignore what you have had
                 * @example evt_0b9f6c3e
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970; refuse what is older than five minutes
                 * @example 1796112000
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the Base64 of an HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes that follow `whsec_` in the secret of the endpoint, decoded from Base64
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "booking.requested";
                    /**
                     * Format: date-time
                     * @example 2026-12-01T09:30:00.000Z
                     */
                    timestamp: string;
                    data: components["schemas"]["Booking"];
                };
            };
        };
        responses: {
            /** @description You have it: it is not sent again */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You do not have it: it is sent again later */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deliverBookingConfirmed: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The same for every attempt to deliver the event: ignore what you have had
                 * @example evt_0b9f6c3e
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970; refuse what is older than five minutes
                 * @example 1796112000
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the Base64 of an HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes that follow `whsec_` in the secret of the endpoint, decoded from Base64
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "booking.confirmed";
                    /**
                     * Format: date-time
                     * @example 2026-12-01T09:30:00.000Z
                     */
                    timestamp: string;
                    data: components["schemas"]["Booking"];
                };
            };
        };
        responses: {
            /** @description You have it: it is not sent again */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You do not have it: it is sent again later */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deliverBookingMoved: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The same for every attempt to deliver the event: ignore what you have had
                 * @example evt_0b9f6c3e
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970; refuse what is older than five minutes
                 * @example 1796112000
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the Base64 of an HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes that follow `whsec_` in the secret of the endpoint, decoded from Base64
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "booking.moved";
                    /**
                     * Format: date-time
                     * @example 2026-12-01T09:30:00.000Z
                     */
                    timestamp: string;
                    data: components["schemas"]["Booking"];
                };
            };
        };
        responses: {
            /** @description You have it: it is not sent again */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You do not have it: it is sent again later */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deliverBookingCancelled: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The same for every attempt to deliver the event: ignore what you have had
                 * @example evt_0b9f6c3e
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970; refuse what is older than five minutes
                 * @example 1796112000
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the Base64 of an HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes that follow `whsec_` in the secret of the endpoint, decoded from Base64
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "booking.cancelled";
                    /**
                     * Format: date-time
                     * @example 2026-12-01T09:30:00.000Z
                     */
                    timestamp: string;
                    data: components["schemas"]["Booking"];
                };
            };
        };
        responses: {
            /** @description You have it: it is not sent again */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You do not have it: it is sent again later */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deliverBookingRejected: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The same for every attempt to deliver the event: ignore what you have had
                 * @example evt_0b9f6c3e
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970; refuse what is older than five minutes
                 * @example 1796112000
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the Base64 of an HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes that follow `whsec_` in the secret of the endpoint, decoded from Base64
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "booking.rejected";
                    /**
                     * Format: date-time
                     * @example 2026-12-01T09:30:00.000Z
                     */
                    timestamp: string;
                    data: components["schemas"]["Booking"];
                };
            };
        };
        responses: {
            /** @description You have it: it is not sent again */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You do not have it: it is sent again later */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deliverCallbackRequested: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The same for every attempt to deliver the event: ignore what you have had
                 * @example evt_0b9f6c3e
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970; refuse what is older than five minutes
                 * @example 1796112000
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the Base64 of an HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes that follow `whsec_` in the secret of the endpoint, decoded from Base64
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "callback.requested";
                    /**
                     * Format: date-time
                     * @example 2026-12-01T09:30:00.000Z
                     */
                    timestamp: string;
                    data: components["schemas"]["Callback"];
                };
            };
        };
        responses: {
            /** @description You have it: it is not sent again */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You do not have it: it is sent again later */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deliverTeamDeactivated: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The same for every attempt to deliver the event: ignore what you have had
                 * @example evt_0b9f6c3e
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970; refuse what is older than five minutes
                 * @example 1796112000
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the Base64 of an HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes that follow `whsec_` in the secret of the endpoint, decoded from Base64
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "team.deactivated";
                    /**
                     * Format: date-time
                     * @example 2026-12-01T09:30:00.000Z
                     */
                    timestamp: string;
                    data: {
                        /** @example 5 */
                        id: number;
                        /** @example Berlin Mitte */
                        name: string;
                        /** @example 34209 */
                        calcom_team_id: number;
                        /** @description Whether Cal.com still lists it */
                        is_listed: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description You have it: it is not sent again */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You do not have it: it is sent again later */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    deliverCalcomKeyRefused: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description The same for every attempt to deliver the event: ignore what you have had
                 * @example evt_0b9f6c3e
                 */
                "webhook-id": string;
                /**
                 * @description Seconds since 1970; refuse what is older than five minutes
                 * @example 1796112000
                 */
                "webhook-timestamp": string;
                /**
                 * @description `v1,` and the Base64 of an HMAC-SHA256 over `{webhook-id}.{webhook-timestamp}.{body}`, with the bytes that follow `whsec_` in the secret of the endpoint, decoded from Base64
                 * @example v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=
                 */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @constant */
                    type: "calcom.key_refused";
                    /**
                     * Format: date-time
                     * @example 2026-12-01T09:30:00.000Z
                     */
                    timestamp: string;
                    data: {
                        /**
                         * Format: date-time
                         * @example 2026-12-01T09:30:00.000Z
                         */
                        refused_at: string;
                    };
                };
            };
        };
        responses: {
            /** @description You have it: it is not sent again */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description You do not have it: it is sent again later */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
