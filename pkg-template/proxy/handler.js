// From a request to an answer: what every handler of this entry does around its own work.
import { admit, corsHeaders, preflight } from "./admission.js";
import { answerOf, handOn, Refusal, refusalOf } from "./refusal.js";

/**
 * Nothing that comes through may act as a page of the proxy's own origin, wherever a link leads:
 * what it says is data.
 */
const HARMLESS = { "content-security-policy": "default-src 'none'; sandbox", "x-content-type-options": "nosniff" };

/**
 * A fetch handler.
 *
 * @param settings what `readOptions` gives
 * @param serve    (request, url, settings, call, checkLimit, env) => the answer's status, headers
 *                 and body; it throws a Refusal
 */
export const createHandler = (settings, serve) => async (request, env) => {
  const started = Date.now();
  const call = { origin: undefined, host: undefined, env };
  let isAdmitted = false;
  let response;
  // A page that was not admitted may not even read why.
  const respond = ({ status, headers, body }) => {
    const cors = isAdmitted ? corsHeaders(call.origin, settings, Object.keys(headers)) : { vary: "Origin" };
    return new Response(body, { status, headers: { ...headers, ...HARMLESS, ...cors } });
  };
  try {
    const url = new URL(request.url);
    call.origin = await admit(request, url, settings);
    isAdmitted = true;
    const checkLimit = async () => {
      if (settings.limit && (await settings.limit(request, call)) !== true)
        throw new Refusal(429, "RateLimit", "the proxy's limit of requests is reached");
    };
    const answer =
      request.method === "OPTIONS"
        ? preflight(request, settings.headerLists.isSent)
        : await serve(request, url, settings, call, checkLimit);
    response = handOn(() => respond(answer), settings.client !== undefined);
  } catch (cause) {
    response = respond(answerOf(refusalOf(cause)));
  }
  if (settings.observe) tell(settings.observe, request, call, response.status, Date.now() - started);
  return response;
};

/** Whatever the observer does changes no answer. */
async function tell(observe, { method }, { host }, status, milliseconds) {
  try {
    await observe({ method, host, status, milliseconds });
  } catch {
    // It is the observer's own.
  }
}
