// In a file of its own: an old Node would not read past the syntax.
import("./server.js").then(({ main }) => main());
