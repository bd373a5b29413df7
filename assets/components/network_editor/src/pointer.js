// Mouse, pen and fingers: select, drag, connect, pan, pinch. What it means is decided in editor.js and hand.js.

import { nearest } from "./geometry.js";

const DRAG = 5; // px a pointer may tremble
const REACH = 9; // px around a link
const TWICE = 400; // ms between the two taps of a double tap
const REST = 70; // ms a mouse rests on an element before its links stand out

export class Pointer {
  down = new Map(); // pointer id -> the last event of it
  gesture = null;
  lastTap = { time: 0, id: null };

  constructor(editor) {
    this.editor = editor;
    const { frame } = editor;
    frame.addEventListener("pointerdown", (event) => this.start(event));
    frame.addEventListener("pointermove", (event) => this.move(event));
    frame.addEventListener("pointerup", (event) => this.end(event));
    frame.addEventListener("pointercancel", (event) => this.cancel(event));
    frame.addEventListener("pointerleave", (event) => this.gesture || this.hover(event));
    frame.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    // One finger scrolls the page past the drawing; a drag in it and two fingers belong to the drawing.
    frame.addEventListener("touchmove", (event) => (event.touches.length > 1 || (this.gesture && this.gesture.kind !== "pan")) && event.preventDefault(), { passive: false });
  }

  start(event) {
    if (event.button > 0 || event.target.closest("input, button")) return;
    this.down.set(event.pointerId, event);
    this.editor.frame.setPointerCapture(event.pointerId);
    if (this.down.size === 2) return this.pinch();
    const id = event.target.closest("[data-id]")?.dataset.id ?? "", { network } = this.editor;
    const isTitle = Boolean(event.target.closest(".name")), from = event;
    if (event.target.closest(".handle")) this.gesture = { kind: "connect", id, from, moved: false };
    else if (id && (!network.isCluster(id) || isTitle)) this.gesture = { kind: "drag", id, from, moved: false };
    else this.gesture = { kind: "pan", id, from, last: event, moved: false };
  }

  move(event) {
    if (!this.down.has(event.pointerId)) return this.hover(event);
    this.down.set(event.pointerId, event);
    if (this.down.size === 2) return this.spread();
    const { gesture, editor } = this;
    if (!gesture) return;
    const far = Math.hypot(event.clientX - gesture.from.clientX, event.clientY - gesture.from.clientY) > DRAG;
    if (!gesture.moved && !far) return;
    const begins = !gesture.moved;
    gesture.moved = true;
    if (gesture.kind === "pan") {
      editor.view.pan(event.clientX - gesture.last.clientX, event.clientY - gesture.last.clientY);
      gesture.last = event;
      return;
    }
    if (begins && gesture.kind === "drag" && !editor.hand.lift(gesture.id)) return void (this.gesture = null);
    this.latest = event;
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      if (this.gesture !== gesture) return;
      if (gesture.kind === "connect") editor.hand.stretch(gesture.id, editor.view.toWorld(this.latest));
      else editor.hand.drag((this.latest.clientX - gesture.from.clientX) / editor.view.k, (this.latest.clientY - gesture.from.clientY) / editor.view.k, editor.view.toWorld(this.latest));
    });
  }

  end(event) {
    const { gesture, editor } = this;
    this.down.delete(event.pointerId);
    this.gesture = null;
    if (!gesture) return;
    const point = editor.view.toWorld(event);
    if (!gesture.moved) return this.tap(gesture, event, point);
    if (gesture.kind === "connect") editor.hand.connect(gesture.id, point);
    else if (gesture.kind === "drag") editor.hand.drop(gesture.id, point);
  }

  cancel(event) {
    this.down.delete(event.pointerId);
    if (this.gesture && this.gesture.kind !== "pan") this.editor.hand.letGo();
    this.gesture = null;
  }

  tap({ id, kind }, event, point) {
    const { editor } = this, link = !id || editor.network.isCluster(id) ? nearest(editor.drawing.curves, point, REACH / editor.view.k) : "";
    const now = performance.now(), isTwice = now - this.lastTap.time < TWICE && this.lastTap.id === id;
    this.lastTap = { time: isTwice ? 0 : now, id };
    if (kind === "connect") return editor.beginLink(id);
    if (isTwice && !link) return editor.open(id, point, Boolean(event.target.closest?.(".name")) || !editor.network.isCluster(id));
    editor.tap(id, link, event.shiftKey || event.ctrlKey || event.metaKey);
  }

  hover(event) {
    if (event.pointerType !== "mouse" || this.editor.isBusy) return;
    const id = (event.type !== "pointerleave" && event.target.closest?.("[data-id]")?.dataset.id) || "";
    if (id === this.hovered) return;
    this.hovered = id;
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.editor.isBusy || this.editor.look(this.editor.network.isNode(id) ? id : ""), REST);
  }

  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.editor.view.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.004)), event);
  }

  pinch() {
    if (this.gesture?.moved && this.gesture.kind !== "pan") this.editor.hand.letGo();
    this.gesture = null;
    this.before = this.span();
  }

  spread() {
    const now = this.span(), { before } = this;
    this.editor.view.pan(now.clientX - before.clientX, now.clientY - before.clientY);
    this.editor.view.zoom(now.length / before.length, now);
    this.before = now;
  }

  span() {
    const [a, b] = [...this.down.values()];
    return { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2, length: Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)) };
  }
}
