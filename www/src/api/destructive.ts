// The package's own rule, without what else comes with its models.
export { isDestructive } from "../../../pkg-template/models/destructive.js";
