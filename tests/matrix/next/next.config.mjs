import { fileURLToPath } from "node:url";

// Next would take the repository, which has a lock file too, for the project.
const root = fileURLToPath(new URL(".", import.meta.url));
const isOld = process.env.NEXT_MATRIX === "14";

export default isOld ? {} : { outputFileTracingRoot: root, turbopack: { root } };
