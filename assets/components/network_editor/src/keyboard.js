// Keys. Everything that a pointer can do has one.

import { middle } from "./geometry.js";

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const STRIDE = 12; // px an element moves at a key

export function listen(editor) {
  editor.root.addEventListener("keydown", (event) => {
    if (event.target.closest("input")) return;
    if (key(editor, event)) event.preventDefault();
    event.stopPropagation(); // letters are ours while the focus is here, not the page's shortcuts
  });
}

/** Whether the key meant something here. */
function key(editor, event) {
  const { key: name, shiftKey, altKey } = event, command = event.ctrlKey || event.metaKey, letter = name.toLowerCase();
  if (command && letter === "z") return did(() => (shiftKey ? editor.redo() : editor.undo()));
  if (command && letter === "y") return did(() => editor.redo());
  if (!event.target.closest(".frame")) return name === "Escape" && did(() => editor.leave());
  if (command && letter === "a") return did(() => editor.selectAll());
  if (ARROWS[name]) return did(() => (shiftKey || altKey ? editor.hand.nudge(...ARROWS[name].map((part) => part * STRIDE)) : editor.go(ARROWS[name])));
  if (command || altKey) return false;
  const verbs = {
    Enter: () => editor.enter(), F2: () => editor.rename(), Escape: () => editor.leave(),
    Delete: () => editor.remove(), Backspace: () => editor.remove(),
    n: () => editor.addNode(), c: () => editor.addCluster(), l: () => editor.beginLink(), m: () => editor.beginMove(),
    "[": () => editor.stepLink(-1), "]": () => editor.stepLink(1), " ": () => editor.tap(editor.focused, "", true),
    "+": () => editor.view.zoom(1.2), "=": () => editor.view.zoom(1.2), "-": () => editor.view.zoom(1 / 1.2), 0: () => editor.fit(),
    Home: () => editor.select("goal"), End: () => editor.select([...editor.network.elements.keys()].at(-1)),
  };
  const verb = verbs[name.length === 1 ? letter : name];
  return verb ? did(verb) : false;
}

function did(verb) { verb(); return true; }

/** The nearest candidate in a direction, from a box; "" where there is none. */
export function neighbour(from, [dx, dy], candidates) {
  const [x, y] = middle(from);
  let best = "", least = Infinity;
  for (const [id, box] of candidates) {
    const [cx, cy] = middle(box), ahead = (cx - x) * dx + (cy - y) * dy, aside = Math.abs((cx - x) * dy) + Math.abs((cy - y) * dx);
    const cost = ahead + 2.2 * aside;
    if (ahead > 4 && ahead > aside * 0.3 && cost < least) [best, least] = [id, cost];
  }
  return best;
}
