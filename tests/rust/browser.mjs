/** Chromium, for pages in Rust. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

export function launch() {
  assert.ok(
    existsSync(CHROMIUM),
    `there is no Chromium at ${CHROMIUM}: install it, or name it in the environment variable CHROMIUM`,
  );
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
