// WebKitGTK by WebDriver: a session of Debian's MiniBrowser, on a screen of its own.
import { spawn } from "node:child_process";
import process from "node:process";
import { freePort } from "./support.mjs";

const MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/** Gives `use` a function that sends a command of the session, and ends all of it afterwards. */
export async function withWebKit(use) {
  const port = await freePort();
  const driver = spawn("xvfb-run", ["--auto-servernum", "WebKitWebDriver", `--port=${port}`], {
    detached: true,
    stdio: "ignore",
  });
  const ended = new Promise((_, reject) => driver.on("error", reject));
  const send = async (method, at, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${at}`, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${at}: ${value.error} ${value.message}`);
    return value;
  };
  const drive = async () => {
    for (let tries = 0; ; tries++) {
      try {
        await send("GET", "/status");
        break;
      } catch (cause) {
        if (tries > 100) throw cause;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
    const browser = { binary: MINI_BROWSER, args: ["--automation"] };
    const { sessionId } = await send("POST", "/session", {
      capabilities: { alwaysMatch: { "webkitgtk:browserOptions": browser } },
    });
    const at = `/session/${sessionId}`;
    const given = await use((method, path, body) => send(method, `${at}${path}`, body));
    await send("DELETE", at);
    return given;
  };
  try {
    return await Promise.race([ended, drive()]);
  } finally {
    process.kill(-driver.pid, "SIGKILL");
  }
}
