/**
 * What the sweep does in the page, as a person does it: it types into the search, opens what stands first, reads the
 * signatures and the code. This function runs there, and leaves `window.sweep`.
 */
export function inPage() {
  const find = (selector) => document.querySelector(selector);
  const text = (selector) => find(selector)?.textContent.trim() ?? "";

  /** As soon as this gives something, which is asked after each change of the page. */
  function until(what, give) {
    return new Promise((resolve, reject) => {
      const look = () => {
        const given = give();
        if (!given) return false;
        observer.disconnect();
        clearTimeout(timer);
        resolve(given);
        return true;
      };
      const observer = new MutationObserver(look);
      const timer = setTimeout(() => {
        observer.disconnect();
        reject(new Error(`${what}: it is not there after 15 s`));
      }, 15_000);
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      look();
    });
  }

  /** When what was drawn is on the screen. */
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
      }),
    );

  const rowOf = (item) => ({
    kind: item.querySelector(".kind").textContent,
    name: item.querySelector(".found-name code").textContent,
    // `cvm 2017-03-12`
    of: item.querySelector(".found-service").textContent.trim().replace(/\s+/g, " "),
  });
  const rows = () => [...document.querySelectorAll("#found li")];

  /** Types into a box of the search, and waits until what was found is on the screen. */
  async function type(selector, words) {
    const input = find(selector);
    const started = performance.now();
    input.value = words;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    // Signals give the rows at once; the page draws them before it does anything else.
    await painted();
    return performance.now() - started;
  }

  /** Searches, and says what is found, as it stands there. */
  async function search(words) {
    if (!find("dialog[open]")) {
      dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, cancelable: true }));
      await until("the search", () => find("dialog[open] #palette-box"));
    }
    const time = await type("#palette-box", words);
    // Those that can be seen are drawn first.
    await until("all that was found", () => rows().length === Number(rows()[0]?.ariaSetSize ?? 0));
    return { time, rows: rows().map(rowOf) };
  }

  /** Closes the search; the page knows of it a moment later. */
  function closed() {
    return new Promise((resolve) => {
      const dialog = find("dialog[open]");
      dialog.addEventListener("close", resolve, { once: true });
      dialog.close();
    });
  }

  /** Waits until an action of the catalogue's index is found. */
  async function indexed(name) {
    await search(name);
    await until("the index", () => rows().some((item) => rowOf(item).name === name));
  }

  /** Opens a row of what was found, or without one an action by its link, and waits until its form is on the screen. */
  async function open(index, { service, version, name }) {
    const value = (id) => find(`#field-${id}`)?.value;
    if (index < 0) await closed();
    const started = performance.now();
    if (index >= 0) rows()[index].click();
    else location.hash = new URLSearchParams({ service, version, action: name, room: shownRoom() });
    await until(
      "the form",
      () =>
        value("service") === service &&
        value("version") === version &&
        text("#request-title") === name &&
        find(".parameters[data-editor=form] .editors"),
    );
    await painted();
    return performance.now() - started;
  }

  const PANES = [":root", "header", ".bar", ".sidebar", "#main", "#request", ".rooms", "#room", ".page-footer"];

  /** What is wider than the place that it has, in the document and in each pane that is shown. */
  function tooWide() {
    const found = [];
    for (const selector of PANES) {
      const pane = find(selector);
      if (!pane || pane.clientWidth === 0) continue;
      if (pane.scrollWidth > pane.clientWidth + 1) found.push(`${selector}: ${pane.scrollWidth} > ${pane.clientWidth}`);
    }
    for (const selector of ["#request", "#room"]) {
      const pane = find(selector);
      if (!pane || pane.clientWidth === 0) continue;
      const { right } = pane.getBoundingClientRect();
      for (const element of pane.querySelectorAll("*")) {
        if (element.getBoundingClientRect().right <= right + 1 || isInScroller(element, pane)) continue;
        found.push(`${selector}: ${element.outerHTML.slice(0, 160)}`);
        if (found.length > 5) return found;
      }
    }
    return found;
  }

  /** Whether it stands in something of its own that scrolls, or cuts off what a reader can open. */
  function isInScroller(element, pane) {
    for (let around = element; around && around !== pane; around = around.parentElement)
      if (getComputedStyle(around).overflowX !== "visible") return true;
    return false;
  }

  const shownRoom = () => find("#room").getAttribute("aria-labelledby").replace("tab-", "");

  async function room(name) {
    if (shownRoom() === name) return;
    find(`#tab-${name}`).click();
    await until(`the room ${name}`, () => shownRoom() === name && find("#room > *"));
  }

  /** The signatures that are shown, and what of the form they depend on. */
  async function signatures() {
    await room("signature");
    const v3 = await until("a signature", () => text("#column-v3 .status-signature"));
    return {
      v3,
      v1: text("#column-v1 .status-signature"),
      timestamp: find("#field-timestamp").value,
      nonce: find("#field-nonce").value,
      region: find("#field-region").value,
      problems: [...document.querySelectorAll(".column .status[data-state=problem]")].map((one) => one.textContent),
    };
  }

  /** The code in a language. */
  async function code(target) {
    await room("code");
    const select = await until("the languages", () => find(".code-tools select"));
    select.value = target;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    const about = await until("the program", () => {
      const program = find(".body.code");
      return find(".code-room .bad") ?? (program?.textContent && program);
    });
    return { isChosen: select.value === target, isProgram: about.matches(".code"), text: about.textContent };
  }

  /**
   * All of it for one action: found by its name, or where that is not the one by its service and name; opened; signed;
   * written. The room that is open stays open until the other one is asked for, so that every second form opens beside
   * each of them.
   */
  async function visit(action, target) {
    const isIt = ({ kind, name, of }) =>
      kind === "action" && name === action.name && of === `${action.service} ${action.version}`;
    const byName = await search(action.name);
    let index = byName.rows.findIndex(isIt);
    const byBoth = index < 0 ? await search(`${action.service} ${action.name}`) : undefined;
    if (byBoth) index = byBoth.rows.findIndex(isIt);
    const opened = await open(index, action);
    const wide = tooWide();
    const isCodeFirst = shownRoom() === "code";
    const early = isCodeFirst && (await code(target));
    const signed = await signatures();
    const written = early || (await code(target));
    return {
      first: byName.rows[0],
      firstOfBoth: byBoth?.rows[0],
      isByLink: index < 0,
      times: { search: byName.time, open: opened },
      signed,
      written,
      wide: [...wide, ...tooWide()],
    };
  }

  window.sweep = { type, search, indexed, open, visit };
}
