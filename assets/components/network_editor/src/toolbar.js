// The buttons above the drawing: what the keys do, for a mouse or a thumb.

import { html, svg } from "./dom.js";

const ICONS = {
  node: "M2.5 5.5h8v5h-8zM13 8h2M14 7v2", cluster: "M2 2.5h9v11H2zM4.5 5.5h4M4.5 8h4M13 8h2M14 7v2",
  rename: "M3 13l.6-2.6L11 3l2 2-7.4 7.4zM9.5 4.5l2 2", link: "M2.5 5h4v3h-4zM9.5 9h4v3h-4zM6.5 6.5c3 0 5 .5 5 2.5",
  move: "M2 3h4v4H2zM9 6h5v7H9zM4 9v2h3M5.8 9.6L7.2 11 5.8 12.4", remove: "M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5",
  undo: "M3 6.5h6.5a3 3 0 010 6H6M5.5 4L3 6.5 5.5 9", redo: "M13 6.5H6.5a3 3 0 000 6H10M10.5 4L13 6.5 10.5 9",
  arrange: "M2.5 2.5h4v4h-4zM9.5 2.5h4v4h-4zM2.5 9.5h4v4h-4zM9.5 9.5h4v4h-4z", fit: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  in: "M8 3v10M3 8h10", out: "M3 8h10",
};
const GROUPS = [["node", "cluster"], ["rename", "link", "move", "remove"], ["undo", "redo"], ["arrange", "fit", "out", "in"]];
const WORDED = new Set(["node", "cluster", "link", "arrange"]); // with a word where there is room

export class Toolbar {
  buttons = new Map();

  constructor(texts, run) {
    this.bar = html("div", { class: "toolbar", role: "toolbar", "aria-label": texts.tools });
    for (const group of GROUPS) {
      const part = html("div", { class: "group" });
      for (const name of group) {
        const label = texts.buttons[name], icon = svg("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));
        const button = html("button", { type: "button", title: texts.hints[name] ?? label, "aria-label": label, "data-verb": name }, icon);
        if (WORDED.has(name)) button.append(html("span", {}, label));
        button.addEventListener("click", () => run(name));
        this.buttons.set(name, button);
        part.append(button);
      }
      this.bar.append(part);
    }
  }

  /** Enable what can be done now. */
  show(enabled, pressed) {
    for (const [name, button] of this.buttons) {
      if (name in enabled) button.disabled = !enabled[name];
      if (name in pressed) button.setAttribute("aria-pressed", String(pressed[name]));
    }
  }
}
