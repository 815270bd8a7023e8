import type { ComponentType } from "preact";
import { t } from "../i18n/index.ts";
import { CodeRoom } from "../rooms/code/room.tsx";
import { SignatureRoom } from "../rooms/signature/room.tsx";
import { CallRoom } from "./call-room.tsx";
import { DiagnoseRoom } from "./diagnose-room.tsx";
import { room, type Room, ROOMS } from "./view.ts";

const COMPONENTS: Record<Room, ComponentType> = {
  diagnose: DiagnoseRoom,
  signature: SignatureRoom,
  call: CallRoom,
  code: CodeRoom,
};

/** What is shown beside the form, as tabs. */
export function Rooms() {
  const { shell } = t.value;
  const Shown = COMPONENTS[room.value];

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const index = (ROOMS.indexOf(room.value) + step + ROOMS.length) % ROOMS.length;
    room.value = ROOMS[index]!;
    document.getElementById(`tab-${room.value}`)?.focus();
  }

  return (
    <section class="rooms" aria-label={shell.rooms}>
      <div class="tabs" role="tablist" aria-label={shell.rooms} onKeyDown={onKeyDown}>
        {ROOMS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={room.value === name}
            aria-controls="room"
            tabIndex={room.value === name ? 0 : -1}
            onClick={() => (room.value = name)}
          >
            {shell.roomNames[name]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="room" aria-labelledby={`tab-${room.value}`} tabIndex={-1}>
        <Shown />
      </div>
    </section>
  );
}
