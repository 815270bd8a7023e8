// tc3fetch/testing: a fetch for unit tests, which checks what a program sends and answers as the services do.
export { fail, networkError, sequence, timeout } from "./testing/answers.js";
export { sse, sseEvent } from "./testing/events.js";
export { mockFetch } from "./testing/mock.js";
