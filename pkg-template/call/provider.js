// Where the credentials of a call come from: they are given, or a function gives them, the provider.
//
// What a provider gives with `expiresAt` is kept until shortly before, and handed out as the very
// same object: by that the signer finds what it has prepared. It belongs to the provider, so that a
// client that is made for each request of a Worker has it too. What comes without `expiresAt` may
// be meant for one call alone, and is never shared.
import { CredentialsProvider, WrongType } from "../errors/faults.js";
import { fault, Tc3Error, typeName } from "../errors/error.js";
import { isObject } from "../payload/values.js";

/** Milliseconds before their end at which credentials are renewed, or a tenth of their life where that is more. */
const EARLY = 300000;

/**
 * Milliseconds that a call waits for what another call has asked for. In a Worker the request that
 * asked may have been cancelled, and what it waited for then never comes.
 */
const PATIENCE = 5000;

/** What is known of each provider. Nothing else refers to it, so that no log and no JSON can show it. */
const sources = /* @__PURE__ */ new WeakMap();

/**
 * The credentials of a call.
 *
 * @param credentials the config's member: what is given back as it is, or a provider
 * @param name        that member's name, for errors
 * @param refused     the credentials that the service has just refused, if it has
 * @param race        (start) => what `start` gives, or a rejection when the call's time is over
 * @param now         the service's time in milliseconds, by which credentials expire
 */
export async function provide(
  credentials,
  { name = "credentials", refused, race = (start) => start(), now = Date.now } = {},
) {
  if (typeof credentials !== "function") return credentials;
  const source = sourceOf(credentials);
  forget(source, refused);
  const usable = () => (source.kept && now() < source.kept.expiresAt ? source.kept.credentials : undefined);

  let silent;
  for (;;) {
    const kept = usable();
    if (kept && now() < source.kept.refreshAt) return kept;
    const joined = source.refresh !== silent && isInTheAir(source.refresh, now()) ? source.refresh : undefined;
    // One call renews them early; the others need not wait for it.
    if (kept && joined) return kept;
    const refresh = joined ?? begin(source, credentials, refused !== undefined && !kept, now);
    const outcome = await hear(refresh, kept || joined ? PATIENCE : undefined, race);
    if (outcome?.isGiven && !(joined && isForOthers(outcome, refused))) return outcome.credentials;
    if (usable()) return usable();
    if (outcome && !outcome.isGiven) throw refusal(name, outcome);
    // This call heard nothing, or what is for other calls: it asks for itself.
    silent = refresh;
  }
}

const sourceOf = (provider) => {
  const known = sources.get(provider);
  if (known) return known;
  // Until it has given something, a provider is taken for one whose credentials expire.
  const source = { isShared: true, kept: undefined, refresh: undefined, refused: undefined };
  sources.set(provider, source);
  return source;
};

/** Drops what the service has refused, unless another call has already renewed it. */
function forget(source, refused) {
  if (refused === undefined) return;
  source.refused = refused;
  if (source.kept?.credentials === refused) source.kept = undefined;
}

/** Whether a refresh may still come. A corrected clock may have gone back since it began. */
const isInTheAir = (refresh, time) => refresh !== undefined && time >= refresh.began && time < refresh.began + PATIENCE;

/** Whether what another call got is not for this one: it may be that call's alone, or it was refused. */
const isForOthers = ({ isShared, credentials }, refused) => !isShared || credentials === refused;

/** Asks the provider, for this call and for those that come until it has answered. */
function begin(source, provider, isRefused, now) {
  const refresh = { began: now(), listeners: new Set(), outcome: undefined };
  const tell = (outcome) => {
    refresh.outcome = refresh.outcome ?? outcome;
    if (source.refresh === refresh) source.refresh = undefined;
    for (const listener of refresh.listeners) listener(outcome);
  };
  ask(source, provider, isRefused, now).then(tell);
  if (!source.isShared) return refresh;
  // An earlier one that is late, not cancelled, is as good.
  if (!isRefused) source.refresh?.listeners.add(tell);
  return (source.refresh = refresh);
}

/** What a provider gives, or why it does not; never a rejection, which would be that of one call. */
async function ask(source, provider, isRefused, now) {
  try {
    const credentials = await provider({ isRefused });
    if (credentials === undefined) throw fault(WrongType, "credentials", ["an object", "undefined"]);
    const expiresAt = isObject(credentials) ? credentials.expiresAt : undefined;
    if (expiresAt === undefined) {
      source.isShared = false;
      source.kept = undefined;
      return { isGiven: true, isShared: false, credentials };
    }
    const time = timeOf(expiresAt, now());
    if (time === undefined) return { isGiven: false, wrong: wordsFor(expiresAt) };
    source.isShared = true;
    if (credentials !== source.refused) keep(source, credentials, time, now());
    return { isGiven: true, isShared: true, credentials };
  } catch (cause) {
    // The ones that still hold are used; the provider has a rest before it is asked again.
    if (source.kept) source.kept.refreshAt = now() + PATIENCE;
    return { isGiven: false, cause };
  }
}

function keep(source, credentials, expiresAt, time) {
  const life = expiresAt - time;
  const margin = life > EARLY ? Math.max(EARLY, life / 10) : life / 10;
  source.kept = { credentials, expiresAt, refreshAt: expiresAt === Infinity ? Infinity : expiresAt - margin };
}

/** Milliseconds since 1970; undefined for what is no time. Seconds would have expired long ago. */
function timeOf(expiresAt, time) {
  const given = typeof expiresAt === "number" ? expiresAt : expiresAt?.getTime?.();
  return typeof given === "number" && given > time / 100 ? given : undefined;
}

const wordsFor = (expiresAt) =>
  typeof expiresAt === "number"
    ? `${expiresAt}`
    : typeof expiresAt?.getTime === "function"
      ? "a Date that is none"
      : typeName(expiresAt);

/**
 * What is heard of a refresh within `patience` milliseconds; undefined for silence. A call that has
 * gone does not listen any more: a Worker must not wake what belongs to a request that is over.
 */
async function hear(refresh, patience, race) {
  let listener;
  let timer;
  try {
    return await race(
      () =>
        new Promise((resolve) => {
          listener = resolve;
          if (refresh.outcome) resolve(refresh.outcome);
          refresh.listeners.add(listener);
          if (patience !== undefined) timer = setTimeout(resolve, patience);
        }),
    );
  } finally {
    clearTimeout(timer);
    refresh.listeners.delete(listener);
  }
}

/** Each call has an error of its own. Only our own words may stand in it: others may hold a secret. */
function refusal(name, { wrong, cause }) {
  if (wrong) return fault(WrongType, `${name}.expiresAt`, ["a Date or milliseconds since 1970", wrong]);
  const isOurs = cause instanceof Tc3Error;
  return fault(
    CredentialsProvider,
    name,
    [isOurs ? cause.message : ""],
    { retryable: isOurs && cause.retryable },
    cause,
  );
}
