// Hashing by the runtime.

/** From how many bytes on `crypto.subtle` hashes faster than the way there and back costs. */
const NATIVE_FROM = 32 * 1024;

/**
 * SHA-256 of many bytes; undefined for few, and where the runtime has none. A body of the
 * caller's is copied before: to hash the original meanwhile was no faster, since both are bound
 * by the memory.
 */
export async function nativeDigest(bytes) {
  if (!(bytes?.length >= NATIVE_FROM)) return undefined;
  try {
    return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  } catch {
    // A page that is not secure has no crypto.subtle: the engine hashes all the same.
    return undefined;
  }
}
