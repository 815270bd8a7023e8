// A classic worker, which may compile at once everywhere.
import { everything } from "./everything.js";

self.onmessage = async ({ data }) => self.postMessage(await everything(data));
