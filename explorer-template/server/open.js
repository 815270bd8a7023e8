// Opens the page in the browser of this machine, where there is one.
import { spawn } from "node:child_process";
import process from "node:process";

export function openBrowser(address) {
  const [program, ...args] = commandFor(process.platform, process.env);
  if (!program) return;
  const child = spawn(program, [...args, address], { stdio: "ignore", detached: true });
  // Without it the printed address does.
  child.on("error", () => {});
  child.unref();
}

/** The address has no character that a shell would read. */
function commandFor(platform, { DISPLAY, WAYLAND_DISPLAY }) {
  if (platform === "darwin") return ["open"];
  // `start` is a word of the shell cmd alone; this is a program.
  if (platform === "win32") return ["rundll32", "url.dll,FileProtocolHandler"];
  return DISPLAY || WAYLAND_DISPLAY ? ["xdg-open"] : [];
}
