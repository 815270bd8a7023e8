/** The API keys that the local endpoint knows. They are made up, and open nothing. */

/** A key of a workspace. */
export const guanceKey = "wksp_example_0123456789abcdef";

/** A key that was revoked. Its error comes with HTTP status 401, where the document has 403: both were seen. */
export const revokedGuanceKey = "wksp_revoked_0123456789abcdef";

/** A key that has been used 20 times within this minute, as one may. */
export const exhaustedGuanceKey = "wksp_exhausted_0123456789abcdef";
