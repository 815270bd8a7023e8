// When there is time: after a paint, and between two things that a reader does.

/** Milliseconds without a frame. */
const UNSEEN = 250;

/** In the task after the next paint; where nothing is painted, as in a tab that is not seen, soon. */
export function onceSeen(act: () => void): () => void {
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(act);
  });
  let timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    act();
  }, UNSEEN);
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}

/** Milliseconds, so that a key does not wait much longer. */
const STEP = 8;
const PAUSE = 4;

/** Takes the steps of something long, a few milliseconds at a time; what a reader does comes in between. */
export function inSteps(steps: Iterator<unknown>): void {
  setTimeout(() => {
    const end = performance.now() + STEP;
    while (performance.now() < end) if (steps.next().done) return;
    inSteps(steps);
  }, PAUSE);
}
