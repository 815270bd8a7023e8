import type { ComponentType } from "preact";
import { t } from "../i18n/index.ts";
import { SignatureRoom } from "./signature/room.tsx";
import { lookForLocalEndpoint } from "../request/proxy.ts";
import { lazy } from "../ui/lazy.tsx";
import { CallRoom, loadCallRoom } from "./call-room.tsx";
import { DiagnoseRoom, loadDiagnoseRoom } from "./diagnose-room.tsx";
import { openRoom, room, type Room, ROOMS } from "../choices/view.ts";

// Most visits begin with a signature: the others are loaded when they are opened.
const code = lazy(async () => (await import("./code/room.tsx")).CodeRoom);
const reference = lazy(async () => (await import("./reference/room.tsx")).ReferenceRoom);

const COMPONENTS: Record<Room, ComponentType> = {
  diagnose: DiagnoseRoom,
  signature: SignatureRoom,
  call: CallRoom,
  code: code.Part,
  reference: reference.Part,
};

/** Loads what a room is drawn with: it is then drawn once, and nothing moves. */
export async function loadRoom(name: Room): Promise<void> {
  const loads = {
    diagnose: loadDiagnoseRoom,
    signature: () => undefined,
    // Whether there is an endpoint is a line of it.
    call: () => Promise.all([loadCallRoom(), lookForLocalEndpoint()]),
    code: code.load,
    reference: reference.load,
  };
  await loads[name]();
}

/** The rooms as tabs, which stand in the bar and so stay in sight. */
export function RoomTabs() {
  const { shell } = t.value;

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    // With Alt the browser goes back.
    if (!step || event.altKey) return;
    const index = (ROOMS.indexOf(room.value) + step + ROOMS.length) % ROOMS.length;
    openRoom(ROOMS[index]!);
    document.getElementById(`tab-${room.value}`)?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label={shell.rooms} onKeyDown={onKeyDown}>
      {ROOMS.map((name, index) => (
        <button
          key={name}
          type="button"
          role="tab"
          id={`tab-${name}`}
          aria-selected={room.value === name}
          aria-controls="room"
          aria-keyshortcuts={`Alt+${index + 1}`}
          title={`Alt+${index + 1}`}
          tabIndex={room.value === name ? 0 : -1}
          onClick={() => openRoom(name)}
        >
          {shell.roomNames[name]}
        </button>
      ))}
    </div>
  );
}

/** What is shown beside the form. */
export function Rooms() {
  const Shown = COMPONENTS[room.value];
  return (
    <section class="rooms" aria-label={t.value.shell.rooms}>
      <div role="tabpanel" id="room" aria-labelledby={`tab-${room.value}`} tabIndex={-1}>
        <Shown />
      </div>
    </section>
  );
}
