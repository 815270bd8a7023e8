// The browsers of this machine, which `cargo xtask matrix` looks for, and how each says its version.
import { CHROMIUM } from "../runtime/runtimes.mjs";
import { lastLine } from "./program.mjs";

export const FIREFOX = "/usr/bin/firefox-esr";

const said = (program, args) => lastLine("/", program, args);

export const ofChromium = () => said(CHROMIUM, ["--version"]);
export const ofFirefox = () => said(FIREFOX, ["--version"]);
export const ofWebKit = () => said("dpkg-query", ["--show", "--showformat=${Version}", "webkit2gtk-driver"]);
