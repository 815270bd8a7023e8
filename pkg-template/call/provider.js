// Where the credentials of a call come from: they are given, or a function gives them, the provider.
//
// What a provider gives with `expiresAt` is kept until shortly before, and handed out as the very
// same object: by that the signer finds what it has prepared. It belongs to the provider, so that a
// client that is made for each request of a Worker has it too. What comes without `expiresAt` may
// be meant for one call alone, and is never shared.
import { CredentialsProvider, WrongType } from "../errors/faults.js";
import { fault, refuseType, Tc3Error, typeName } from "../errors/error.js";
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
export async function provide(credentials, { name, refused, race, now }) {
  if (typeof credentials !== "function") return credentials;
  // Until it has given something, a provider is taken for one whose credentials expire.
  const source = sources.get(credentials) ?? { isShared: true };
  sources.set(credentials, source);
  // Another call may have renewed them already.
  if (refused !== undefined && source.kept === (source.refused = refused)) source.kept = undefined;
  const usable = () => (now() < source.expiresAt ? source.kept : undefined);

  let silent;
  for (;;) {
    const kept = usable();
    if (kept && now() < source.refreshAt) return kept;
    const joined = source.refresh !== silent && isInTheAir(source.refresh, now()) ? source.refresh : undefined;
    // One call renews them early; the others need not wait for it.
    if (kept && joined) return kept;
    const refresh = joined ?? begin(source, credentials, refused !== undefined && !kept, now);
    const outcome = await hear(refresh, kept || joined ? PATIENCE : undefined, race);
    if (outcome && !outcome.refuse && !(joined && isForOthers(outcome, refused))) return outcome.credentials;
    if (usable()) return source.kept;
    if (outcome?.refuse) throw outcome.refuse(name);
    // This call heard nothing, or what is for other calls: it asks for itself.
    silent = refresh;
  }
}

/** Drops the credentials of a provider that the service has refused, unless it has given others meanwhile. */
export function refuse(provider, refused) {
  const source = sources.get(provider);
  if (source && source.kept === (source.refused = refused)) source.kept = undefined;
}

/** Whether a refresh may still come. A corrected clock may have gone back since it began. */
const isInTheAir = (refresh, time) => refresh && time >= refresh.began && time < refresh.began + PATIENCE;

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
  if (source.isShared) {
    // An earlier one that is late, not cancelled, is as good.
    if (!isRefused) source.refresh?.listeners.add(tell);
    source.refresh = refresh;
  }
  return refresh;
}

/** What a provider gives, or the error that each call makes of its failure. */
async function ask(source, provider, isRefused, now) {
  try {
    const credentials = await provider({ isRefused });
    if (credentials === undefined) refuseType("credentials", "an object", credentials);
    const expiresAt = isObject(credentials) ? credentials.expiresAt : undefined;
    const isShared = (source.isShared = expiresAt !== undefined);
    if (!isShared) source.kept = undefined;
    else {
      const [end, time] = [typeof expiresAt === "number" ? expiresAt : expiresAt?.getTime?.(), now()];
      // Seconds would have ended long ago.
      if (typeof end !== "number" || !(end > time / 100)) return { refuse: (name) => noTime(name, expiresAt) };
      if (credentials !== source.refused) keep(source, credentials, end, end - time);
    }
    return { credentials, isShared };
  } catch (cause) {
    // The ones that still hold are used; the provider has a rest before it is asked again.
    source.refreshAt = now() + PATIENCE;
    return { refuse: (name) => unprovided(name, cause) };
  }
}

function keep(source, kept, expiresAt, life) {
  // An end that never comes has no time before it.
  const early = life === Infinity ? 0 : Math.max(life > EARLY ? EARLY : 0, life / 10);
  Object.assign(source, { kept, expiresAt, refreshAt: expiresAt - early });
}

/**
 * What is heard of a refresh within `patience` milliseconds; undefined for silence. A call that has
 * gone does not listen any more: a Worker must not wake what belongs to a request that is over.
 */
async function hear(refresh, patience, race) {
  const { listeners } = refresh;
  let listener;
  let timer = 0;
  try {
    return await race(
      async () =>
        refresh.outcome ??
        new Promise((resolve) => {
          listeners.add((listener = resolve));
          if (patience) timer = setTimeout(resolve, patience);
        }),
    );
  } finally {
    clearTimeout(timer);
    listeners.delete(listener);
  }
}

const noTime = (name, given) =>
  fault(WrongType, `${name}.expiresAt`, [
    "a Date or milliseconds since 1970",
    typeof given === "number" ? `${given}` : typeName(given),
  ]);

/** The error of a provider that failed. Only our own words may stand in a message: others may hold a secret. */
export function unprovided(name, cause) {
  const { message, retryable = false } = cause instanceof Tc3Error ? cause : {};
  return fault(CredentialsProvider, name, [message], { retryable }, cause);
}
