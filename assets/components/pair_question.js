// One pair at a time: two elements, a slider over the seventeen positions of the scale, and the answer read back.
// views/components/judgments/pair_question.py serves it behind pairwise_mathematics.js, judgment_sheet.js and pair_face.js as one
// module, without a build step. What other answers imply is shown only after an answer: it must not lead the expert.

const SPREAD = 2; // positions to either side when an expert begins to be unsure
const PACE = { first: 10, least: 2, most: 60 }; // seconds for one pair: at first, and what counts as working on it

const mounted = new WeakMap();

/** The component that shows a kind of question; the last line of each module says which. */
const asks = (Kind) => ({ data, parentElement, setStateValue }) => {
  const root = parentElement.querySelector(".question");
  const known = mounted.get(root);
  const shape = JSON.stringify([data.set, data.labels, data.texts, data.pairs, data.oneSided]);
  const question = known?.shape === shape ? known : new Kind(root, shape, data);
  if (known && known !== question) question.follow(known);
  question.sheet.send = (value) => setStateValue("answers", value);
  question.receive(data);
  mounted.set(root, question);
  return () => question.leave();
};

const BUSY = "input, textarea, select, button, a, iframe, [contenteditable], [role=option], [role=slider], [role=grid]";
/** Whether keys belong to something else on the page; else they answer, wherever the page was clicked. */
const isBusy = (focused) => Boolean(focused && (focused.shadowRoot || focused.matches(BUSY)));

class Question extends Face {
  constructor(root, shape, data) {
    super();
    Object.assign(this, { root, shape, data, n: data.labels.length, sheet: new Sheet(root), trail: [], place: 0, drafts: {}, times: [], favours: 1 });
    this.last = data.oneSided ? EQUAL : 2 * EQUAL;
    this.frame = element("div", { class: "frame" }, this.head(), this.ask(), this.panels(), this.end());
    root.replaceChildren(this.frame);
    this.onKey = (event) => this.key(event);
    document.addEventListener("keydown", this.onKey);
  }

  /** Drawn anew, in another language: the same pair, and what was typed. */
  follow(known) {
    known.leave();
    if (known.data.set !== this.data.set || known.data.pairs.join() !== this.data.pairs.join()) return;
    const { trail, place, drafts, times, more } = known;
    Object.assign(this, { trail, place, drafts, times, more, followed: true });
  }

  leave() {
    document.removeEventListener("keydown", this.onKey);
    this.sheet.leave();
  }

  receive(data) {
    const first = this.sheet.version === undefined;
    this.data = data;
    this.sheet.receive(data);
    if (first) this.followed ? this.arrive() : this.begin();
    this.show();
  }

  // ---- which pair ----

  get pair() { return this.trail[this.place] ?? null; }
  get key_() { return this.pair && keyOf(...this.pair); }

  /** The entry of the pair that is asked, as a ratio of the left element to the right one. */
  get entry() {
    if (!this.pair) return undefined;
    const entry = this.sheet.entries[this.key_];
    return this.pair[0] < this.pair[1] ? entry : turned(entry);
  }

  begin() {
    this.trail = this.data.pairs.filter((pair) => this.sheet.entries[keyOf(...pair)]);
    this.place = this.trail.length;
    this.advance();
  }

  /** The open pair that tells most; none where every pair was answered or skipped. */
  open() {
    const waiting = (pair) => !this.sheet.entries[keyOf(...pair)] && keyOf(...pair) !== this.key_;
    return this.data.pairs.filter(waiting).sort((a, b) => this.rank(a) - this.rank(b))[0] ?? null;
  }

  rank(pair) {
    const place = this.data.order.indexOf(keyOf(...pair));
    return place < 0 ? this.data.pairs.length : place;
  }

  advance() {
    if (this.place + 1 < this.trail.length) this.place++;
    else {
      const pair = this.open();
      if (pair) this.trail.push(pair);
      this.place = pair ? this.trail.length - 1 : this.trail.length;
    }
    this.arrive();
  }

  arrive() {
    const { entry } = this;
    Object.assign(this, { mode: entry?.options ? "several" : entry?.low !== undefined ? "range" : "", panel: "", refused: false, since: performance.now() });
    this.favours = entry?.value < 1 ? -1 : 1;
    this.note.value = entry?.comment ?? this.drafts[this.key_] ?? "";
    this.reason.value = entry?.skipped ?? "";
    if (entry?.comment) this.panel = "comment";
  }

  next() {
    if (!this.pair) return this.data.onward && this.sheet.finish();
    if (!this.entry) this.refused = true;
    else this.advance();
    this.show();
  }

  back() {
    if (this.place > 0) { this.place--; this.arrive(); this.show(); }
  }

  go(pair) {
    const key = keyOf(...pair), place = this.trail.findIndex((each) => keyOf(...each) === key);
    if (place < 0) this.trail.push(pair);
    this.place = place < 0 ? this.trail.length - 1 : place;
    this.arrive();
    this.show();
  }

  // ---- answering ----

  put(entry) {
    if (!this.pair) return;
    if (!this.entry && entry) this.times.push(Math.min(PACE.most, Math.max(PACE.least, (performance.now() - this.since) / 1000)));
    this.sheet.put(this.key_, this.pair[0] < this.pair[1] || entry === null ? entry : turned(entry));
    this.refused = false;
    this.show();
  }

  /** Move a handle to a position: "value", or an end of the range, "low" (right) or "high" (left). */
  move(handle, position) {
    if (!this.pair) return;
    position = Math.min(this.last, Math.max(0, position));
    const { entry } = this, ends = this.ends(), at = valueAt(position), comment = this.note.value.trim();
    const kept = comment ? { comment } : {};
    if (this.mode === "several") return this.toggle(position);
    if (this.mode !== "range") return this.put({ value: at, ...kept });
    if (!isAnswered(entry)) return this.put({ value: at, low: valueAt(Math.min(this.last, position + SPREAD)), high: valueAt(Math.max(0, position - SPREAD)), ...kept });
    const next = { ...ends, [handle]: position };
    if (handle === "value") Object.assign(next, { high: Math.min(next.high, position), low: Math.max(next.low, position) });
    else next.value = Math.min(next.low, Math.max(next.high, next.value));
    if (next.high > next.low) return;
    this.put({ value: valueAt(next.value), low: valueAt(next.low), high: valueAt(next.high), ...kept });
  }

  /** Positions of the handles: the left end is the highest ratio. */
  ends() {
    const { entry } = this;
    if (!isAnswered(entry)) return { high: EQUAL, value: EQUAL, low: EQUAL };
    return { high: positionOf(entry.high ?? entry.value), value: positionOf(entry.value), low: positionOf(entry.low ?? entry.value) };
  }

  toggle(position) {
    const ratio = valueAt(position), { entry } = this, comment = this.note.value.trim();
    const before = entry?.options ?? (isAnswered(entry) ? [entry.value] : []);
    const options = before.some((each) => near(each, ratio)) ? before.filter((each) => !near(each, ratio)) : [...before, ratio];
    if (!options.length) return this.put(null);
    const value = Math.exp(options.reduce((sum, each) => sum + Math.log(each), 0) / options.length);
    const sorted = [...options].sort((a, b) => a - b), range = options.length > 1 ? { low: sorted[0], high: sorted.at(-1), options: sorted } : {};
    this.put({ value: options.length > 1 ? value : options[0], ...range, ...(comment && { comment }) });
  }

  /** Unsure or sure again: a range around the answer, several values, or one. */
  unsure(mode) {
    const { entry } = this, comment = this.note.value.trim(), kept = comment ? { comment } : {};
    this.mode = this.mode === mode ? "" : mode;
    if (!isAnswered(entry)) return this.show();
    const at = positionOf(entry.value), value = valueAt(at);
    if (this.mode === "range" && entry.low === undefined) this.put({ value, low: valueAt(Math.min(this.last, at + SPREAD)), high: valueAt(Math.max(0, at - SPREAD)), ...kept });
    else if (this.mode === "range") this.put({ value, low: entry.low, high: entry.high, ...kept });
    else if (entry.low !== undefined) this.put({ value, ...kept });
    else this.show();
  }

  degree(digit, turn) {
    if (turn) this.favours = -this.favours;
    if (this.data.oneSided) this.favours = 1;
    this.move("value", this.favours > 0 ? SCALE - digit : digit + EQUAL - 1);
  }

  flip() {
    const { entry } = this;
    if (this.data.oneSided) return;
    this.favours = -this.favours;
    isAnswered(entry) ? this.put({ ...turned(entry) }) : this.show();
  }

  favour(side) {
    const { entry } = this;
    if (this.data.oneSided) return;
    if (!isAnswered(entry) || near(entry.value, 1)) { this.favours = side; this.move("value", EQUAL - 2 * side); }
    else if (entry.value > 1 !== side > 0) this.flip();
  }

  step(direction) {
    const handle = this.mode === "range" ? this.handle ?? "value" : "value";
    if (!isAnswered(this.entry)) return this.move("value", EQUAL + (this.data.oneSided ? Math.min(0, direction) : direction));
    this.move(handle, this.ends()[handle] + direction);
  }

  skip() {
    if (!this.pair) return;
    this.sheet.put(this.key_, { skipped: this.reason.value.trim() });
    this.advance();
    this.show();
  }

  // ---- keys ----

  key(event) {
    const inside = event.composedPath().includes(this.frame), aim = event.composedPath()[0], { key } = event;
    if (!inside && (isBusy(document.activeElement) || /^Arrow(Up|Down)$/.test(key))) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (aim.matches?.("textarea, input")) return this.keyInText(event, aim);
    if (aim.matches?.("button:not(.side):not(.step)") && (key === "Enter" || key === " ")) return;
    const digit = /^Digit[1-9]$/.test(event.code) ? +event.code.at(-1) : /^[1-9]$/.test(key) ? +key : 0;
    const handle = aim.dataset?.handle ?? "value";
    this.handle = handle;
    if (!this.pair) { if (key === "Enter") this.next(); else if (key === "Backspace") this.back(); else return; }
    else if (digit) this.degree(digit, event.shiftKey);
    else if (key === "/") this.flip();
    else if (key === "ArrowLeft" || key === "ArrowDown") this.step(-1);
    else if (key === "ArrowRight" || key === "ArrowUp") this.step(1);
    else if (key === "Enter") this.next();
    else if (key === "Backspace") this.back();
    else if (key === "Delete") this.put(null);
    else if (key.toLowerCase() === "s" && !this.data.simple) this.turn("skip", true);
    else return;
    event.preventDefault();
  }

  keyInText(event, aim) {
    if (event.key === "Escape") { this.turn("", false); event.preventDefault(); }
    if (event.key === "Enter" && aim === this.reason && !event.isComposing) { this.skip(); event.preventDefault(); }
  }

  turn(panel, focus) {
    this.panel = this.panel === panel ? "" : panel;
    this.show();
    const field = { skip: this.reason, comment: this.note }[this.panel];
    if (focus && field) field.focus();
    else if (focus || !panel) this.thumbs.value.focus();
  }
}
