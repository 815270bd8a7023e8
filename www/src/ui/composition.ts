/**
 * Whether a key belongs to an input method, which is composing a word: Enter takes its candidate, arrows choose
 * another, Escape drops it. WebKit ends the composition before the key that ended it arrives, so that only the
 * number of old, 229, tells: https://bugs.webkit.org/show_bug.cgi?id=165004
 */
export const isComposing = ({ isComposing, keyCode }: KeyboardEvent): boolean => isComposing || keyCode === 229;
