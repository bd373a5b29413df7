// What Python asks back before a change that takes something along; the drawing shows the change meanwhile.

import { html } from "./dom.js";

export class Question {
  action = null;

  constructor(keep) {
    this.keep = keep;
    this.banner = html("div", { class: "banner", role: "alert", hidden: "" });
  }

  get isOpen() { return this.action !== null; }

  /** Ask; `answered` hears the action that was agreed to, or null. */
  ask({ text, yes, action }, answered) {
    Object.assign(this, { action, answered });
    const buttons = [[yes, true], [this.keep, false]].map(([label, isAgreed]) => {
      const button = html("button", { type: "button", class: isAgreed ? "agree" : "" }, label);
      button.addEventListener("click", () => this.answer(isAgreed));
      return button;
    });
    this.banner.replaceChildren(html("p", {}, text), ...buttons);
    this.banner.hidden = false;
    buttons[0].focus();
  }

  answer(isAgreed) {
    const { action } = this;
    this.action = null;
    this.banner.hidden = true;
    this.answered(isAgreed ? action : null);
  }
}
