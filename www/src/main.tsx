import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/layout.css";
import "./styles/stages.css";
import "./styles/send.css";
import { render } from "preact";
import { App } from "./app.tsx";
import { applyPreferences } from "./shell/preferences.ts";

applyPreferences();
render(<App />, document.getElementById("app")!);
