// Credentials, given or by a function.
import { CredentialsProvider } from "../errors/faults.js";
import { fault } from "../errors/error.js";

/** The error of a function that should have given credentials, or a key. */
export const unprovided = (name) => (cause) => fault(CredentialsProvider, name, [], {}, cause);

export const provide = async (given, name, { refused }, race) =>
  typeof given === "function" ? race(async () => given({ isRefused: refused !== undefined }), unprovided(name)) : given;
