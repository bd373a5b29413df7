// What the hand holds: elements that are carried to another place or owner, an influence that is drawn.

import { clearSpot } from "./arrangement.js";
import { GOAL } from "./network.js";

const REST = 450; // ms before Python hears where an element was moved by keys

export class Hand {
  lifted = null; // { id, from }: what is carried, and where all of it stood
  over = ""; // what it would be given to
  nudging = null;

  constructor(editor) {
    this.editor = editor;
  }

  get isEmpty() { return !this.lifted && !this.nudging; }

  /** Take up what is dragged; nothing while a target is chosen. */
  lift(id) {
    const { editor } = this, { network, drawing } = editor;
    if (editor.mode || editor.question.isOpen) return false;
    if (!editor.selected.has(id)) editor.select(id);
    const moved = new Set(this.carried());
    this.lifted = { id, from: new Map([...moved].map((each) => [each, network.at(each)])) };
    if (network.isNode(id) && moved.size === 1) drawing.frozen = new Map(drawing.boxes);
    drawing.shown.get(id).classList.add("lifted");
    return true;
  }

  /** What is selected, and all inside it. */
  carried() {
    const { network, selected } = this.editor;
    return [...selected].flatMap((each) => (each === GOAL ? [GOAL] : network.inside(each)));
  }

  drag(dx, dy, point) {
    const { editor } = this, { network, drawing } = editor;
    for (const [id, [x, y]] of this.lifted.from) network.held.set(id, [x + dx, y + dy]);
    this.over = drawing.frozen ? this.newOwner(this.lifted.id, point) : "";
    drawing.place();
    editor.show();
  }

  /** The cluster under a point where a node would change its owner; "" where it would not. */
  newOwner(id, point) {
    const { network, drawing } = this.editor, owner = drawing.under(point, (each) => network.isCluster(each));
    return owner && owner !== network.get(id).owner ? owner : "";
  }

  drop(id, point) {
    const { editor } = this, { network, drawing } = editor;
    const owner = drawing.frozen ? this.newOwner(id, point) : "";
    if (this.lifted.from.size === 1) network.held.set(id, clearSpot(network, drawing.sizes, id, network.at(id)));
    const places = network.pinned([...this.lifted.from.keys()]);
    this.putDown();
    if (owner) editor.act({ kind: "move", id, owner, places });
    else editor.act({ kind: "place", places });
    drawing.place();
    editor.show();
  }

  /** Move what is selected by keys; Python hears of it once they rest. */
  nudge(dx, dy) {
    const { editor } = this, { network } = editor, moved = this.carried();
    for (const id of moved) network.held.set(id, [network.at(id)[0] + dx, network.at(id)[1] + dy]);
    editor.drawing.place();
    clearTimeout(this.nudging);
    this.nudging = setTimeout(() => {
      this.nudging = null;
      if (moved.length) editor.act({ kind: "place", places: network.pinned(moved) });
    }, REST);
  }

  /** Draw an influence from an element to a point. */
  stretch(source, point) {
    const { editor } = this, { network, drawing } = editor;
    drawing.stretch(source, point);
    this.over = drawing.under(point, (id) => network.isNode(id) && id !== source);
    editor.show();
  }

  connect(source, point) {
    const { editor } = this, { network, drawing } = editor, target = drawing.under(point, (id) => network.isNode(id));
    this.putDown();
    if (target) editor.act({ kind: "connect", source, target });
    editor.show();
  }

  putDown() {
    const { drawing } = this.editor;
    if (this.lifted) drawing.shown.get(this.lifted.id)?.classList.remove("lifted");
    Object.assign(this, { lifted: null, over: "" });
    drawing.frozen = null;
    drawing.stretch("", null);
  }

  /** Nothing was meant: back to the truth. */
  letGo() {
    const { editor } = this;
    this.putDown();
    if (editor.outbox.isEmpty) editor.network.held.clear();
    editor.drawing.place();
    editor.show();
  }
}
