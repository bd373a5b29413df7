// One pair at a time: two elements, a slider over the seventeen positions of the scale, and the answer read back.
// views/components/pair_question.py serves it behind pairwise_mathematics.js and judgment_sheet.js as one module,
// without a build step. What other answers imply is shown only after an answer: it must not lead the expert.

const SPREAD = 2; // positions to either side when an expert begins to be unsure
const PACE = { first: 10, least: 2, most: 60 }; // seconds for one pair: at first, and what counts as working on it

const mounted = new WeakMap();

export default function pairQuestion({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".question");
  const known = mounted.get(root);
  const shape = JSON.stringify([data.set, data.labels, data.texts, data.pairs, data.oneSided]);
  const question = known?.shape === shape ? known : new Question(root, shape, data);
  if (known && known !== question) question.follow(known);
  question.sheet.send = (value) => setStateValue("answers", value);
  question.receive(data);
  mounted.set(root, question);
  return () => question.leave();
}

const BUSY = "input, textarea, select, button, a, iframe, [contenteditable], [role=option], [role=slider], [role=grid]";
/** Whether keys belong to something else on the page; else they answer, wherever the page was clicked. */
const isBusy = (focused) => Boolean(focused && (focused.shadowRoot || focused.matches(BUSY)));

const button = (kind, text = "", attributes = {}) => element("button", { type: "button", class: kind, ...attributes }, text);
const percent = (place, last) => `${(100 * place) / last}%`;

class Question {
  constructor(root, shape, data) {
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

  // ---- drawing: everything is made once and only changed afterwards, so that the focus stays ----

  head() {
    this.bar = element("i");
    this.count = element("p", { class: "count", role: "status" });
    this.bannerText = element("b");
    this.bannerWhy = element("span");
    this.onward = button("primary");
    this.onward.onclick = () => this.sheet.finish();
    this.stay = button("quiet", this.data.texts.goOn);
    this.stay.onclick = () => { this.more = true; this.show(); };
    this.banner = element("div", { class: "banner", role: "note" }, element("p", {}, this.bannerText, this.bannerWhy), element("div", { class: "row" }, this.onward, this.stay));
    return element("div", {}, element("div", { class: "bar", "aria-hidden": "true" }, this.bar), this.count, this.banner);
  }

  ask() {
    const { texts } = this.data;
    this.asked = element("p", { class: "asked" });
    this.sides = [1, -1].map((side) => button("side"));
    this.sides.forEach((each, k) => (each.onclick = () => this.favour(k ? -1 : 1)));
    this.read = element("p", { class: "read", "aria-live": "polite" });
    this.fits = element("p", { class: "fits", role: "status" });
    this.backward = button("quiet back", texts.back);
    this.backward.onclick = () => this.back();
    this.forward = button("primary next", texts.next);
    this.forward.onclick = () => this.next();
    this.question = element("div", { class: "ask", role: "group" }, this.asked, element("div", { class: "pair" }, ...this.sides), this.scale(), this.chips(), this.read, this.fits, element("div", { class: "row go" }, this.backward, this.forward));
    return this.question;
  }

  scale() {
    const { texts } = this.data, positions = Array.from({ length: this.last + 1 }, (_, k) => k);
    const at = (position) => `left:${percent(position, this.last)}`;
    const marks = positions.map((k) => element("span", { class: k % 2 ? "tick" : "tick long", style: at(k) }));
    const digits = positions.filter((k) => k % 2 === 0).map((k) => element("span", { class: "digit", style: at(k) }, String(Math.abs(k - EQUAL) + 1)));
    this.wordsAt = positions.filter((k) => k % 2 === 0).map((k) => element("span", { class: k % EQUAL ? "word" : "word anchor", style: at(k) }, texts.words[Math.abs(k - EQUAL)]));
    this.band = element("div", { class: "band" });
    this.thumbs = Object.fromEntries(["high", "low", "value"].map((handle) => [handle, this.thumb(handle)]));
    this.track = element("div", { class: "track" }, element("div", { class: "rail" }), this.band, ...marks, ...Object.values(this.thumbs));
    this.track.onpointerdown = (event) => this.grab(event);
    this.steps = [-1, 1].map((direction) => {
      const each = button("step", direction < 0 ? "‹" : "›");
      each.onclick = () => this.step(direction);
      return each;
    });
    this.now = element("p", { class: "now", "aria-hidden": "true" });
    const middle = element("div", { class: "middle" }, this.track, element("div", { class: "digits", "aria-hidden": "true" }, ...digits), element("div", { class: "words", "aria-hidden": "true" }, ...this.wordsAt));
    this.slider = element("div", { class: "scale" }, this.steps[0], middle, this.now, this.steps[1]);
    return this.slider;
  }

  thumb(handle) {
    const each = element("span", { class: `thumb ${handle}`, role: "slider", tabindex: "0", "data-handle": handle, "aria-valuemin": -EQUAL, "aria-valuemax": this.last - EQUAL });
    each.onfocus = () => (this.handle = handle);
    return each;
  }

  grab(event) {
    const box = this.track.getBoundingClientRect(), ends = this.ends();
    const at = (x) => Math.round((this.last * (x - box.left)) / box.width);
    const position = at(event.clientX);
    let handle = "value";
    if (this.mode === "range" && isAnswered(this.entry)) {
      const meant = (end) => position === ends[end] && position !== ends.value;
      handle = position < ends.high || meant("high") ? "high" : position > ends.low || meant("low") ? "low" : "value";
    }
    this.track.setPointerCapture(event.pointerId);
    this.handle = handle;
    this.thumbs[handle].focus({ preventScroll: true });
    this.move(handle, position);
    this.track.onpointermove = (moved) => this.move(handle, at(moved.clientX));
    this.track.onpointerup = this.track.onpointercancel = () => (this.track.onpointermove = null);
    event.preventDefault();
  }

  /** Several values: every position to tick. */
  chips() {
    const sides = this.data.oneSided ? [1] : [1, -1];
    this.ticks = [];
    this.several = element("div", { class: "several" }, ...sides.map((side) => {
      const digits = Array.from({ length: SCALE - (side < 0 ? 1 : 0) }, (_, k) => (side > 0 ? k + 1 : k + 2)).map((digit) => {
        const position = side > 0 ? SCALE - digit : digit + EQUAL - 1, each = button("chip", String(digit));
        each.onclick = () => this.toggle(position);
        this.ticks.push([position, each]);
        return each;
      });
      return element("div", { class: "ticks", role: "group" }, element("p"), element("div", {}, ...digits));
    }));
    return this.several;
  }

  panels() {
    const { texts } = this.data;
    this.note = element("textarea", { rows: "2", maxlength: "1000", "aria-label": texts.comment, placeholder: texts.commentHint });
    this.note.oninput = () => this.comment();
    this.reason = element("input", { type: "text", maxlength: "300", "aria-label": texts.reason, placeholder: texts.reason });
    const reasons = texts.reasons.map((text) => {
      const each = button("chip", text);
      each.onclick = () => { this.reason.value = text; this.skip(); };
      return each;
    });
    const skipping = button("primary", texts.skipThis);
    skipping.onclick = () => this.skip();
    this.skipPanel = element("div", { class: "panel" }, element("div", { class: "row" }, ...reasons), element("div", { class: "row" }, this.reason, skipping));
    this.unsurePanel = element("div", { class: "panel" });
    this.unsureHint = element("p", { class: "quietly" });
    this.modes = ["range", "several"].map((mode) => {
      const each = button("chip", mode === "range" ? texts.asRange : texts.asSeveral);
      each.onclick = () => this.unsure(mode);
      return each;
    });
    this.unsurePanel.append(element("div", { class: "row" }, ...this.modes), this.unsureHint);
    this.commentPanel = element("div", { class: "panel" }, this.note);
    this.switches = { skip: button("link", texts.skip), unsure: button("link", texts.unsure), comment: button("link", texts.comment) };
    this.switches.unsure.onclick = () => this.unsure(this.mode || "range");
    for (const panel of ["skip", "comment"]) this.switches[panel].onclick = () => this.turn(panel, true);
    this.more = false;
    this.tools = element("div", { class: "tools" }, element("div", { class: "row links" }, ...Object.values(this.switches)), this.skipPanel, this.unsurePanel, this.commentPanel, element("p", { class: "hint" }, this.data.simple ? texts.hintSimple : texts.hint));
    return this.tools;
  }

  comment() {
    const { entry } = this, comment = this.note.value.trim();
    this.drafts[this.key_] = this.note.value;
    if (!isAnswered(entry)) return;
    const { comment: before, ...rest } = entry;
    this.put(comment ? { ...rest, comment } : rest);
  }

  end() {
    const { texts } = this.data;
    this.endTitle = element("p", { class: "read" });
    this.endText = element("p", { class: "fits" });
    this.look = button("quiet");
    this.endNext = button("primary");
    this.endNext.onclick = () => this.sheet.finish();
    this.again = button("quiet", texts.lookThrough);
    this.again.onclick = () => { this.place = 0; this.arrive(); this.show(); };
    this.ending = element("div", { class: "end" }, this.endTitle, this.endText, element("div", { class: "row go" }, this.again, this.look, this.endNext));
    return this.ending;
  }

  show() {
    const { data } = this, { texts } = data;
    const done = data.pairs.filter((pair) => this.sheet.entries[keyOf(...pair)]).length;
    this.bar.style.width = percent(done, data.pairs.length);
    this.count.textContent = [fill(texts.progress, { answered: done, pairs: data.pairs.length }), this.timeLeft(data.pairs.length - done)].filter(Boolean).join(texts.dot);
    this.banner.hidden = !data.enough || this.more || !this.pair || done === data.pairs.length;
    [this.bannerText.textContent, this.bannerWhy.textContent] = data.enough ?? ["", ""];
    for (const each of [this.onward, this.endNext]) { each.hidden = !data.onward; each.textContent = data.onward ?? ""; }
    this.question.hidden = this.tools.hidden = !this.pair;
    this.ending.hidden = Boolean(this.pair);
    this.pair ? this.showPair() : this.showEnd();
  }

  timeLeft(pairs) {
    const { texts } = this.data, pace = this.times.length ? this.times.reduce((a, b) => a + b) / this.times.length : PACE.first;
    const minutes = Math.round((pairs * pace) / 60);
    return !pairs ? "" : minutes < 1 ? texts.moment : minutes === 1 ? texts.minute : fill(texts.minutes, { minutes });
  }

  showPair() {
    const { entry, data, pair } = this, { texts, labels } = data, [i, j] = pair, answered = isAnswered(entry);
    this.asked.textContent = data.asked;
    this.question.setAttribute("aria-label", data.asked);
    if (answered && !near(entry.value, 1)) this.favours = entry.value > 1 ? 1 : -1;
    this.sides.forEach((each, k) => {
      each.textContent = labels[pair[k]];
      const chosen = answered && (near(entry.value, 1) ? "equal" : entry.value > 1 === (k === 0) ? "more" : "");
      each.dataset.chosen = chosen || "";
      each.setAttribute("aria-pressed", String(chosen === "more"));
    });
    this.read.textContent = entry ? sentence(texts, labels, i, j, entry) : texts.openHere;
    this.read.classList.toggle("open", !answered);
    this.now.textContent = answered ? this.briefly(entry) : data.oneSided ? texts.waitingOneSided : texts.waiting;
    this.now.classList.toggle("open", !answered);
    this.showScale(answered);
    this.showFit(answered);
    this.backward.disabled = this.place === 0;
    this.forward.setAttribute("aria-disabled", String(!entry));
    this.skipPanel.hidden = this.panel !== "skip";
    this.unsurePanel.hidden = !this.mode;
    this.commentPanel.hidden = this.panel !== "comment";
    for (const [panel, each] of Object.entries(this.switches)) {
      each.hidden = Boolean(data.simple);
      each.setAttribute("aria-expanded", String(panel === "unsure" ? Boolean(this.mode) : this.panel === panel));
    }
    this.unsureHint.textContent = this.mode === "several" ? texts.severalHint : texts.rangeHint;
    this.modes.forEach((each, k) => each.setAttribute("aria-pressed", String(this.mode === ["range", "several"][k])));
  }

  /** The answer in a word, between the two buttons of a phone. */
  briefly(entry) {
    const { texts } = this.data, { value, low = value, high = value } = entry, large = Math.max(value, 1 / value);
    if (!near(low, high)) return brief(high <= 1 ? turned(entry) : entry);
    return `${texts.degrees[Math.min(SCALE, Math.floor(large + 0.5)) - 1]} · ${format(large)}`;
  }

  showScale(answered) {
    const { data, entry, mode, last } = this, { texts, labels } = data, ends = this.ends();
    this.slider.hidden = mode === "several";
    this.several.hidden = mode !== "several";
    const places = answered ? { high: placeOf(entry.high ?? entry.value), value: placeOf(entry.value), low: placeOf(entry.low ?? entry.value) } : ends;
    for (const [handle, thumb] of Object.entries(this.thumbs)) {
      thumb.style.left = percent(places[handle], last);
      thumb.hidden = handle !== "value" && (mode !== "range" || !answered);
      thumb.setAttribute("aria-valuenow", String(ends[handle] - EQUAL));
      thumb.setAttribute("aria-valuetext", this.read.textContent);
      thumb.setAttribute("aria-label", texts[`handle_${handle}`]);
    }
    this.thumbs.value.classList.toggle("hollow", !answered);
    const [from, to] = mode === "range" ? [places.high, places.low] : [Math.min(places.value, EQUAL), Math.max(places.value, EQUAL)];
    Object.assign(this.band.style, { left: percent(from, last), width: percent(answered ? to - from : 0, last) });
    this.band.classList.toggle("range", mode === "range");
    this.steps.forEach((each, k) => each.setAttribute("aria-label", fill(texts.step, { name: labels[this.pair[k]] })));
    this.wordsAt.forEach((each, k) => each.classList.toggle("here", answered && ends.value === 2 * k));
    const options = entry?.options ?? (answered ? [entry.value] : []);
    for (const [position, each] of this.ticks) each.setAttribute("aria-pressed", String(options.some((ratio) => near(ratio, valueAt(position)))));
    this.several.querySelectorAll("p").forEach((each, k) => (each.textContent = labels[this.pair[k]]));
  }

  showFit(answered) {
    const { data, entry, pair } = this, { texts, labels } = data, [i, j] = pair;
    this.fits.className = "fits";
    if (this.refused) { this.fits.textContent = texts.answerFirst; this.fits.classList.add("refused"); return; }
    if (!answered) { this.fits.textContent = ""; return; }
    const found = fit(ratios(this.sheet.entries), this.n, i, j, entry.low ?? entry.value, entry.high ?? entry.value);
    const nearest = found.implied === null ? null : { value: valueAt(positionOf(found.implied)) };
    const other = nearest && sentence(texts, labels, i, j, nearest);
    this.fits.textContent = fill(texts[found.verdict], { sentence: other ?? "" });
    this.fits.classList.add(found.verdict);
  }

  showEnd() {
    const { data } = this, { texts, labels } = data, found = assess(ratios(this.sheet.entries), this.n, data.randomIndex);
    const skipped = data.pairs.filter((pair) => this.sheet.entries[keyOf(...pair)] && !isAnswered(this.sheet.entries[keyOf(...pair)])).length;
    const above = found.consistency !== null && found.consistency > data.threshold;
    this.endTitle.textContent = fill(skipped ? texts.allButSkipped : data.pairs.length === 1 ? texts.oneAnswered : texts.allAnswered, { pairs: data.pairs.length, skipped });
    this.endText.textContent = !above ? (found.consistency === null || data.simple || data.pairs.length < 3 ? "" : texts.endFits) : fill(texts.endAbove, { first: labels[found.worst[0]], second: labels[found.worst[1]] });
    this.look.hidden = !above || Boolean(data.simple);
    this.look.textContent = texts.lookAgain;
    this.look.onclick = () => this.go(found.worst);
  }
}
