export { DiagnoseInput } from "./input.tsx";
export { followPaste } from "./outcome.ts";
export { DiagnoseRoom } from "./room.tsx";
