// The editor: what is selected, what a gesture or a key does to it, and what goes to Python.

import { above, arrange, freeSpot, setApart } from "./arrangement.js";
import { fill, html } from "./dom.js";
import { Drawing } from "./drawing.js";
import { middle, union } from "./geometry.js";
import { Hand } from "./hand.js";
import { listen, neighbour } from "./keyboard.js";
import { Naming } from "./naming.js";
import { GOAL, Network } from "./network.js";
import { Outbox } from "./outbox.js";
import { Pointer } from "./pointer.js";
import { Question } from "./question.js";
import { Toolbar } from "./toolbar.js";
import { View } from "./view.js";

const PAUSE = 150; // ms before Python hears what is selected: arrows may run on
const NEW_SIZE = [130, 34];

export class Editor {
  network = new Network();
  outbox = new Outbox();
  selected = new Set();
  focused = GOAL;
  link = "";
  looked = "";
  mode = null; // { kind: "link" | "move", id, target }
  answered = 0; // the number of the last action that Python spoke of

  constructor(place, texts) {
    this.texts = texts;
    this.root = html("div"); // of this editor alone: one in another language takes its place, listeners and all
    this.drawing = new Drawing(this.network, texts.title);
    this.frame = html("div", { class: "frame" }, this.drawing.world);
    this.view = new View(this.frame, this.drawing.world);
    this.naming = new Naming(this.frame, this.view);
    this.toolbar = new Toolbar(texts, (verb) => this.run(verb));
    this.question = new Question(texts.keep);
    this.hint = matchMedia("(pointer: coarse)").matches ? texts.touch : texts.hint;
    this.status = html("p", { class: "status", role: "status", "aria-live": "polite" }, this.hint);
    this.frame.append(this.question.banner);
    this.root.append(this.toolbar.bar, this.frame, this.status);
    place.replaceChildren(this.root);
    this.hand = new Hand(this);
    this.pointer = new Pointer(this);
    listen(this);
    this.drawing.list.addEventListener("focusin", (event) => this.focusOn(event.target.closest("[data-id]")?.dataset.id));
    new ResizeObserver(() => this.view.isFitted && this.drawing.boxes && this.fit()).observe(this.frame);
  }

  // ---- from Python ----

  receive(data) {
    this.data = data;
    this.outbox.receive(data.reply);
    if (this.outbox.isEmpty && !this.question.isOpen && this.hand.isEmpty) this.network.held.clear();
    this.network.divided = data.divided;
    this.network.receive(data);
    this.drawing.receive((element) => this.describe(element));
    this.network.apart = setApart(this.network, this.drawing.sizes);
    const isNew = this.settle();
    for (const id of this.selected) if (!this.network.has(id)) this.selected.delete(id);
    if (!this.network.has(this.focused)) this.focused = GOAL;
    if (!this.network.links.some((each) => each.id === this.link)) this.link = "";
    if (this.mode && !this.network.has(this.mode.id)) this.mode = null;
    this.drawing.place();
    if (isNew || (this.view.isFitted && !this.pointer.gesture)) this.fit();
    this.answer(data.reply);
    this.follow(data.chosen);
    this.show();
  }

  /** Give a place to everything that has none. Says whether the drawing is new. */
  settle() {
    const { network, drawing } = this, missing = network.placeable.filter((id) => !network.at(id));
    if (!missing.length) return false;
    if (!missing.some((id) => network.isNode(id)) || missing.length < network.placeable.length) {
      for (const id of missing) network.arranged.set(id, id === GOAL ? above(network, drawing) : freeSpot(network, drawing.sizes, drawing.titleHeight, network.get(id).owner, drawing.sizes.get(id)));
      return false;
    }
    this.spread();
    return true;
  }

  spread() {
    const places = arrange(this.network, this.drawing.sizes, this.drawing.titleHeight, this.view.room);
    for (const [id, place] of places) this.network.arranged.set(id, place);
    return places;
  }

  /** What Python said to each action, once. */
  answer({ sender, told }) {
    if (sender !== this.outbox.sender) return;
    for (const reply of told.filter(({ number }) => number > this.answered)) {
      this.answered = reply.number;
      if (reply.question) this.question.ask(reply.question, (action) => this.decided(action));
      if (reply.refused) this.say(reply.refused, true);
      if (reply.created && this.network.has(reply.created) && !this.naming.isOpen) this.select(reply.created, { tell: false });
      if (reply.said) this.say(reply.said);
    }
  }

  /** Select what was chosen elsewhere on the page. */
  follow(chosen) {
    if (chosen === this.chosen || !this.outbox.isEmpty || this.telling) return;
    this.chosen = chosen;
    if (this.network.has(chosen) && !(this.selected.size === 1 && this.selected.has(chosen)) && (this.selected.size || chosen !== GOAL)) {
      this.selected = new Set([chosen]);
      this.focused = chosen;
      this.view.reveal(this.drawing.boxes.get(chosen));
    }
  }

  describe({ id, kind, owner, name, weight }) {
    const { described } = this.texts, count = (side) => this.network.links.filter((link) => link[side] === id).length;
    const inside = this.network.get(owner)?.name ?? "";
    if (kind === "cluster") return fill(described.cluster, { name, count: (this.network.members.get(id) ?? []).length });
    if (id === GOAL) return fill(described.goal, { name });
    return fill(weight ? described.weighed : described.node, { name, cluster: inside, sources: count("target"), targets: count("source"), weight });
  }

  // ---- what is shown ----

  show() {
    const { selected, drawing, network, mode } = this, one = selected.size === 1 ? [...selected][0] : "";
    drawing.mark({ selected, link: this.link, target: mode?.target ?? this.hand.over, looked: this.looked });
    for (const [id, node] of drawing.shown) node.tabIndex = id === this.focused ? 0 : -1;
    const removable = selected.size > 0 && !selected.has(GOAL);
    this.toolbar.show(
      { rename: Boolean(one), link: network.isNode(one), move: Boolean(one) && one !== GOAL, remove: removable || Boolean(this.link), undo: this.data.undo, redo: this.data.redo },
      { link: mode?.kind === "link", move: mode?.kind === "move" },
    );
    this.frame.classList.toggle("choosing", Boolean(mode));
  }

  get isBusy() { return Boolean(this.mode || this.pointer.gesture || this.naming.isOpen); }

  name(id) { return this.network.get(id)?.name ?? ""; }

  say(sentence, isRefusal = false) {
    this.status.classList.toggle("refusal", isRefusal);
    this.status.textContent = sentence;
  }

  look(id) {
    if (this.looked === id) return;
    this.looked = id;
    this.show();
  }

  fit() { this.view.fit(union([...this.drawing.boxes.values()])); }

  // ---- selecting ----

  select(id, { more = false, tell = true } = {}) {
    if (!more) this.selected.clear();
    this.link = "";
    if (more && this.selected.has(id)) this.selected.delete(id);
    else if (id) this.selected.add(id);
    if (id) this.focusOn(id, true);
    if (tell) this.tell();
    this.show();
  }

  focusOn(id, isMoved = false) {
    if (!id || !this.network.has(id)) return;
    this.focused = id;
    const node = this.drawing.shown.get(id);
    if (isMoved && this.root.getRootNode().activeElement !== node) node.focus({ preventScroll: true });
    if (isMoved || !this.pointer.down.size) this.view.reveal(this.drawing.boxes.get(id));
  }

  /** Let the page beside the drawing show what is selected, once the arrows rest. */
  tell() {
    clearTimeout(this.telling);
    this.telling = setTimeout(() => this.tellNow(), PAUSE);
  }

  tellNow() {
    if (!this.telling) return;
    clearTimeout(this.telling);
    this.telling = null;
    const [id] = this.selected.size === 1 ? this.selected : [];
    if (!id || id === this.chosen) return;
    this.chosen = id;
    this.outbox.put({ kind: "choose", id });
  }

  tap(id, link, isMore) {
    if (this.mode) return this.chooseTarget(id);
    if (link) return this.chooseLink(link);
    if (!id && !isMore) { this.selected.clear(); this.link = ""; return this.show(); }
    if (id) this.select(id, { more: isMore });
  }

  selectAll() {
    this.selected = new Set([...this.network.elements.keys()].filter((id) => this.network.isNode(id)));
    this.say(fill(this.texts.selected, { count: this.selected.size }));
    this.show();
  }

  go(direction) {
    const from = this.drawing.boxes.get(this.mode?.target || this.mode?.id || this.focused);
    const candidates = [...this.drawing.boxes].filter(([id]) => !this.mode || this.isTarget(id));
    const next = neighbour(from, direction, candidates);
    if (!next) return;
    if (!this.mode) return this.select(next);
    this.mode.target = next;
    this.view.reveal(this.drawing.boxes.get(next));
    this.say(this.prompt(next));
    this.show();
  }

  chooseLink(id) {
    const link = this.network.links.find((each) => each.id === id);
    this.selected.clear();
    this.link = id;
    this.frame.contains(this.root.getRootNode().activeElement) || this.focusOn(link.source, true);
    this.say(fill(this.texts.linkChosen, { source: this.name(link.source), target: this.name(link.target) }));
    this.show();
  }

  /** The next influence of the element that has the focus. */
  stepLink(by) {
    const links = this.network.linksOf(this.focused);
    if (!links.length) return this.say(fill(this.texts.unlinked, { name: this.name(this.focused) }));
    const place = links.findIndex((each) => each.id === this.link);
    this.chooseLink(links[(place + by + links.length + (place < 0 && by < 0 ? 1 : 0)) % links.length].id);
  }

  // ---- choosing a target: of an influence, or where to move to ----

  beginLink(id = this.focused) {
    if (!this.network.isNode(id)) return this.say(this.texts.onlyNodes, true);
    this.begin("link", id);
  }

  beginMove(id = this.focused) {
    if (id !== GOAL) this.begin("move", id);
  }

  begin(kind, id) {
    this.select(id, { tell: false });
    this.mode = { kind, id, target: "" };
    this.say(this.prompt());
    this.show();
  }

  prompt(target = "") {
    const { kind, id } = this.mode, facts = { name: this.name(id), target: this.name(target) };
    if (kind === "move") return fill(target ? this.texts.moveTo : this.texts.move, facts);
    if (!target) return fill(this.texts.link, facts);
    return fill(this.network.link(id, target) ? this.texts.unlinkTo : this.texts.linkTo, facts);
  }

  isTarget(id) {
    const { kind, id: moved } = this.mode;
    if (kind === "link") return this.network.isNode(id);
    const isOwner = id === GOAL || this.network.isCluster(id);
    return isOwner && id !== moved && id !== this.network.get(moved).owner && !this.network.around(id).includes(moved);
  }

  chooseTarget(id) {
    const { kind, id: from } = this.mode, owner = this.network.isNode(id) ? this.network.get(id).owner : id;
    const target = kind === "link" ? id : owner;
    if (!target || !this.isTarget(target)) return this.say(this.prompt());
    this.mode = null;
    if (kind === "move") this.moveTo(from, target);
    else this.network.link(from, target) ? this.act({ kind: "disconnect", source: from, target }) : this.act({ kind: "connect", source: from, target });
    this.show();
  }

  moveTo(id, owner) {
    const spot = this.network.isNode(id) ? freeSpot(this.network, this.drawing.sizes, this.drawing.titleHeight, owner, this.drawing.sizes.get(id)) : null;
    if (spot) this.network.held.set(id, spot);
    this.act({ kind: "move", id, owner, places: spot ? this.network.pinned([id]) : this.network.pinned() });
  }

  enter() {
    if (this.mode) return this.mode.target ? this.chooseTarget(this.mode.target) : this.say(this.prompt());
    this.rename();
  }

  leave() {
    if (this.question.isOpen) return this.question.answer(false);
    if (this.mode || this.link) this.say(this.hint);
    if (!this.mode) this.selected.clear();
    Object.assign(this, { mode: null, link: "" });
    this.hand.letGo();
  }

  // ---- changes ----

  /** Send a change, after what was selected before it. */
  act(action) {
    this.tellNow();
    this.outbox.put(action);
  }

  undo() { if (this.data.undo) this.act({ kind: "undo" }); }
  redo() { if (this.data.redo) this.act({ kind: "redo" }); }

  rename(id = this.selected.size === 1 ? [...this.selected][0] : this.focused) {
    const box = this.drawing.boxes.get(id), at = this.network.isCluster(id) ? [box.x + box.w / 2, box.y + 16] : middle(box);
    this.naming.ask({ at, value: this.name(id), label: this.texts.rename, keep: (name) => { this.act({ kind: "rename", id, name }); this.focusOn(id, true); }, leave: () => this.focusOn(id, true) });
  }

  /** A new element in the cluster that is looked at, or where the pointer asks for one. */
  addNode(point = null, inside = null) {
    const { network } = this, at = this.focused;
    const owner = inside ?? (network.isNode(at) ? network.get(at).owner : at);
    const spot = point ?? freeSpot(network, this.drawing.sizes, this.drawing.titleHeight, owner, NEW_SIZE);
    this.view.reveal({ x: spot[0] - 65, y: spot[1] - 20, w: 130, h: 40 });
    const back = () => this.focusOn(at, true);
    this.naming.ask({ at: spot, label: fill(this.texts.newNode, { cluster: this.name(owner) }), keep: (name) => { this.act({ kind: "add", name, owner, at: spot.map(Math.round), pinned: network.pinned() }); back(); }, leave: back });
  }

  /** A new cluster: its name, then that of its first element, because nothing has no weight. */
  addCluster(point = null) {
    const { network } = this, at = this.focused, back = () => this.focusOn(at, true);
    const parent = GOAL, spot = point ?? freeSpot(network, this.drawing.sizes, this.drawing.titleHeight, parent, [190, 120]);
    this.view.reveal({ x: spot[0] - 95, y: spot[1] - 60, w: 190, h: 120 });
    const first = (name) => this.naming.ask({
      at: [spot[0], spot[1] + 30], label: fill(this.texts.firstNode, { cluster: name }), leave: back,
      keep: (node) => { this.act({ kind: "add-cluster", name, first: node, parent, at: spot.map(Math.round), pinned: network.pinned() }); back(); },
    });
    this.naming.ask({ at: spot, label: this.texts.newCluster, keep: first, leave: back });
  }

  remove() {
    if (this.link) {
      const [source, target] = [this.network.links.find((each) => each.id === this.link)].flatMap((link) => [link.source, link.target]);
      return this.act({ kind: "disconnect", source, target });
    }
    const ids = [...this.selected].filter((id) => id !== GOAL);
    if (ids.length) this.act({ kind: "remove", ids });
  }

  /** Double click: rename what has a name there, else add what belongs there. */
  open(id, point, isName) {
    if (this.mode) return;
    if (id && isName) return this.rename(id);
    const hasClusters = [...this.network.elements.keys()].some((each) => this.network.isCluster(each));
    if (id || !hasClusters) this.addNode(point, id || GOAL);
    else this.addCluster(point);
  }

  arrange() {
    const places = this.spread();
    this.network.held = places;
    this.drawing.place();
    this.fit();
    this.act({ kind: "place", places: this.network.pinned(this.network.placeable), arranged: true });
  }

  run(verb) {
    const one = this.selected.size === 1 ? [...this.selected][0] : this.focused;
    const verbs = {
      node: () => this.addNode(), cluster: () => this.addCluster(), rename: () => this.rename(one), remove: () => this.remove(),
      link: () => (this.mode ? this.leave() : this.beginLink(one)), move: () => (this.mode ? this.leave() : this.beginMove(one)),
      undo: () => this.undo(), redo: () => this.redo(), arrange: () => this.arrange(), fit: () => this.fit(),
      in: () => this.view.zoom(1.25), out: () => this.view.zoom(0.8),
    };
    verbs[verb]();
  }

  // ---- what Python asks back ----

  decided(action) {
    if (action) this.act({ ...action, sure: true });
    else this.say(this.texts.kept);
    this.hand.letGo();
    this.focusOn(this.focused, true);
  }
}
