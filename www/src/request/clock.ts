import { signal, type Signal } from "@preact/signals";
import { system, type System } from "./draft.ts";

/**
 * How far each service's clock is ahead of this machine's, in milliseconds, as the package has learned it from
 * answers (`client.clockOffset`).
 */
export const clockOffsets: Record<System, Signal<number>> = {
  tencent: signal(0),
  aliyun: signal(0),
  guance: signal(0),
};

/** The service's clock by now, in Unix seconds. */
export const now = () => String(Math.floor((Date.now() + clockOffsets[system.value].value) / 1000));
