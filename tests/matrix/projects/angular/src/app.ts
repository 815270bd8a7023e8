import { afterNextRender, Component } from "@angular/core";
import { sign } from "tc3fetch";
import { everything } from "../everything.js";

const request = { service: "cvm", version: "2017-03-12", action: "DescribeZones", timestamp: 1700000000 };

@Component({ selector: "app-root", template: "<p>{{ signature }}</p>" })
export class App {
  /** On a server as well, where the page is rendered. */
  readonly signature = sign(request, { secretId: "AKIDEXAMPLE", secretKey: "SECRETEXAMPLE" }).signature;

  constructor() {
    afterNextRender(async () => {
      const endpoint = new URLSearchParams(location.search).get("endpoint");
      Object.assign(window, { result: await everything(endpoint) });
    });
  }
}
