import { t } from "../i18n/index.ts";
import { openRoom, pane, room, ROOMS, showRequest } from "../choices/view.ts";

/** Where there is room for one pane alone: the form or a room, one press away at the lower edge. */
export function PaneBar() {
  const { shell } = t.value;
  const isRequest = pane.value === "request" && room.value !== "diagnose";
  const toTop = () => scrollTo({ top: 0, behavior: "instant" });
  return (
    <nav class="jump-bar" aria-label={shell.jump}>
      <button
        type="button"
        aria-current={isRequest ? "page" : undefined}
        onClick={() => {
          showRequest();
          toTop();
        }}
      >
        {shell.request}
      </button>
      {ROOMS.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={!isRequest && room.value === name ? "page" : undefined}
          onClick={() => {
            openRoom(name);
            toTop();
          }}
        >
          {shell.roomNames[name]}
        </button>
      ))}
    </nav>
  );
}
