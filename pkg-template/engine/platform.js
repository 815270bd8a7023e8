// What the package says where a part of the web platform is missing. In tc3fetch/js,
// platform-script.js stands in this file's place, and does without.
import { MissingApi } from "../errors/faults.js";
import { fault } from "../errors/error.js";

const refuse = (name) => () => {
  throw fault(MissingApi, "", [name]);
};

export const withoutEncoder = refuse("TextEncoder");
export const withoutController = refuse("AbortController");

/** All of an answer that has no stream, as bytes or, as a test may give it, as text. */
export const wholeOf = (response) => (response.arrayBuffer ?? response.text).call(response);
