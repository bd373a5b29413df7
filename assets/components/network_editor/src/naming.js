// A name that is being typed, right where it stands. Enter keeps it, Escape leaves it.

import { html } from "./dom.js";

export class Naming {
  constructor(frame, view) {
    Object.assign(this, { frame, view });
  }

  get isOpen() { return Boolean(this.input); }

  /** Ask for a name at a point of the drawing. `keep` gets what was typed; `leave` is called either way at the end. */
  ask({ at, value = "", label, keep, leave }) {
    this.close();
    const input = html("input", { type: "text", class: "naming", "aria-label": label, placeholder: label, maxlength: "200", autocomplete: "off" });
    const [x, y] = this.view.toFrame(at), width = Math.min(260, this.view.room[0] - 16);
    input.value = value;
    input.style.cssText = `width:${width}px;left:${Math.max(8, Math.min(this.view.room[0] - width - 8, x - width / 2))}px;top:${Math.max(8, Math.min(this.view.room[1] - 52, y - 20))}px`;
    const end = (isKept) => {
      if (this.input !== input) return;
      this.input = null;
      const typed = input.value.trim();
      input.remove();
      isKept && typed && typed !== value ? keep(typed) : leave?.();
    };
    input.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.isComposing || event.keyCode === 229) return; // Enter that chooses Chinese characters
      if (event.key === "Enter") end(true);
      else if (event.key === "Escape") end(false);
      else return;
      event.preventDefault();
    });
    input.addEventListener("blur", () => end(true));
    this.end = end;
    this.input = input;
    this.frame.append(input);
    input.focus();
    input.select();
  }

  close() { this.input && this.end(false); }
}
