// The question on the phone of an expert: over all sets, led by the facilitator or at one's own pace, with what the group
// said before. views/components/seat/question.py serves it behind pair_question.js as one module.

const DEGREES = [1, 3, 5, 7, 9];
const PLAIN = ["version", "entries", "tried"]; // of an answer that asks for nothing else
const PATIENCE = 10_000; // ms until an answer that did not arrive is sent again

class SeatQuestion extends Question {
  constructor(root, shape, data) {
    super(root, shape, data);
    this.sheet.persist(`weighbridge/${data.seat.place}`, () => this.show());
  }

  get seat() { return this.data.seat; }
  get state() { return this.sheet.state; }

  // ---- how it looks ----

  head() {
    const node = super.head();
    this.calm = element("p", { class: "calm", role: "status" });
    node.append(this.calm);
    return node;
  }

  ask() {
    const node = super.ask();
    this.past = element("div", { class: "past" }, (this.pastRead = element("p")), (this.groupRead = element("p")));
    this.pair_ = node.querySelector(".pair");
    this.pair_.before(this.past);
    this.degrees = element("div", { class: "degrees", role: "group", "aria-label": this.data.texts.handle_value }, ...DEGREES.map((degree) => {
      const each = button("chip", this.data.texts.words[degree - 1]);
      each.dataset.degree = degree;
      each.onclick = () => (degree === 1 ? this.move("value", EQUAL) : this.degree(degree, false));
      return each;
    }));
    this.slider.after(this.degrees);
    this.leading = element("p", { class: "quietly", role: "status" });
    this.go_ = node.querySelector(".go");
    this.go_.after(this.leading);
    return node;
  }

  scale() {
    const node = super.scale();
    [this.spread, this.median, this.mine] = ["spread", "median", "mine"].map((kind) => element("div", { class: kind }));
    this.lane = element("div", { class: "lane", "aria-hidden": "true" }, this.spread, this.median, this.mine);
    this.track.before(this.lane);
    return node;
  }

  panels() {
    const node = super.panels();
    if (!this.seat.said) return node;
    this.words = this.note; // what is said in a workshop goes to the group and does not stay with the answer
    this.note = element("textarea");
    this.words.oninput = () => (this.drafts[this.key_] = this.words.value);
    this.saidList = element("div", { class: "said" });
    this.sayIt = button("primary", this.data.texts.say);
    this.sayIt.onclick = () => this.say();
    this.commentPanel.replaceChildren(this.saidList, this.words, element("div", { class: "row" }, this.sayIt));
    return node;
  }

  // ---- which pair ----

  /** At the first open pair; in a further round at the first; whoever came back from the next set sees the last one. */
  begin() {
    this.arriving = true;
    super.begin();
    this.arriving = false;
    if (!this.trail.length || !(this.seat.last || this.seat.review)) return;
    this.place = this.seat.last ? this.trail.length - 1 : 0;
    this.arrive();
  }

  advance() {
    super.advance();
    if (this.seat.flow && !this.pair && !this.arriving && this.data.onward && !this.contradicts()) this.sheet.finish();
  }

  contradicts() {
    const { consistency } = assess(ratios(this.sheet.entries), this.n, this.data.randomIndex);
    return consistency !== null && consistency > this.data.threshold;
  }

  arrive() {
    super.arrive();
    if (this.words) this.words.value = this.drafts[this.key_] ?? "";
  }

  back() {
    if (this.seat.led) return;
    if (this.place === 0 && this.seat.earlier) this.sheet.finish("backed");
    else super.back();
  }

  next() {
    if (!this.seat.led) super.next();
  }

  skip() {
    const { place } = this;
    super.skip();
    if (this.seat.led) { this.place = place; this.arrive(); this.show(); }
  }

  /** What was drawn before an answer that is stored by now says nothing about answers. */
  receive(data) {
    const { sheet } = this, tell = sheet.send, known = window.weighbridgeBallot ?? 0;
    if (data.seat.post) sheet.send = (value) => this.post(value, tell);
    const past = data.seat.post && sheet.version !== undefined && data.seat.ballot < known;
    super.receive(past ? { ...data, version: sheet.version, entries: sheet.entries } : data);
    window.weighbridgeBallot = Math.max(known, data.seat.ballot);
    const { go } = data.seat;
    if (go && go.at !== this.went) { this.went = go.at; this.go(go.pair); }
  }

  // ---- an answer goes past the page: it changes nothing else there ----

  /** One after the other, each with what is known by then; what asks the page for something comes to it. */
  post(value, tell) {
    const wishes = Object.keys(value).some((name) => !PLAIN.includes(name));
    const sent = () => ({ ...value, version: this.sheet.version, entries: { ...this.sheet.entries } });
    this.posting = (this.posting ?? Promise.resolve()).then(() => (wishes ? tell(sent()) : this.posted(sent(), tell)));
  }

  /** Where the server has no such address, or refuses for good, the page is told: it says why. */
  async posted(value, tell) {
    const { token, set } = this.seat.post, { version, entries } = value;
    try {
      const answer = await fetch(new URL("seat/answer", document.baseURI), {
        method: "POST", keepalive: true, cache: "no-store", headers: { "X-Seat": token }, signal: AbortSignal.timeout?.(PATIENCE),
        body: JSON.stringify({ set, version, entries }),
      });
      if (answer.ok) this.settle(await answer.json());
      else if (answer.status !== 503) tell(value);
    } catch { /* the server is away: the sheet sends again */ }
  }

  settle({ hold, ballot = 0, version, entries }) {
    const { sheet, data } = this;
    window.weighbridgeBallot = Math.max(window.weighbridgeBallot ?? 0, ballot);
    if (version === sheet.version) sheet.version = null; // an answer and back again: nothing is left to store
    super.receive({ ...data, hold, ...(version && { version, entries }) });
  }

  say() {
    const text = this.words.value.trim();
    if (!text) return;
    this.sheet.send(this.sheet.whole({ said: { at: Date.now(), pair: this.pair, text } }));
    this.sheet.unsent = false;
    delete this.drafts[this.key_];
    this.words.value = "";
  }

  // ---- what it shows ----

  show() {
    super.show();
    const { seat, data } = this, { texts } = data;
    const done = data.pairs.filter((pair) => this.sheet.entries[keyOf(...pair)]).length;
    this.bar.style.width = percent(seat.done + done, seat.pairs);
    const number = seat.before + Math.min(this.place + 1, data.pairs.length);
    const told = [fill(texts.pairNumber, { number, pairs: seat.pairs }), this.timeLeft(seat.pairs - seat.done - done), texts[this.state]];
    this.count.textContent = told.filter(Boolean).join(texts.dot);
    this.calm.textContent = texts[data.hold] ?? "";
    this.calm.hidden = !data.hold;
    if (!this.pair && !data.onward) this.endText.textContent = texts.over;
  }

  showPair() {
    super.showPair();
    const { seat, data, pair, entry } = this, { texts } = data, answered = isAnswered(entry);
    this.backward.disabled = this.place === 0 && !seat.earlier;
    this.go_.hidden = Boolean(seat.led);
    this.leading.hidden = !seat.led;
    this.leading.textContent = entry ? texts.ledAnswered : texts.led;
    this.degrees.hidden = this.mode === "several";
    const degree = answered ? Math.round(Math.max(entry.value, 1 / entry.value)) : 0;
    for (const each of this.degrees.children) {
      each.setAttribute("aria-pressed", String(degree === +each.dataset.degree));
      each.disabled = !answered && each.dataset.degree !== "1";
    }
    const key = keyOf(...pair), told = seat.group[key], own = seat.own[key];
    this.pastRead.textContent = own?.told ?? "";
    this.groupRead.textContent = told?.told ?? "";
    this.past.hidden = !own && !told;
    this.showLane(told, own);
    if (this.words) this.showSaid(seat.said[key] ?? []);
  }

  /** The middle half of the group, its middle, and the own answer of then, over the slider. */
  showLane(told, own) {
    const turn = (value) => placeOf(this.pair[0] < this.pair[1] ? value : 1 / value);
    this.lane.hidden = !told && own?.value === undefined;
    const marks = told ? [turn(told.upper), turn(told.lower)].sort((a, b) => a - b) : [0, 0];
    Object.assign(this.spread.style, { left: percent(marks[0], this.last), width: percent(marks[1] - marks[0], this.last) });
    if (told) this.median.style.left = percent(turn(told.median), this.last);
    if (own?.value !== undefined) this.mine.style.left = percent(turn(own.value), this.last);
    this.spread.hidden = this.median.hidden = !told;
    this.mine.hidden = own?.value === undefined;
  }

  showSaid(said) {
    this.saidList.replaceChildren(...said.map((text) => element("p", {}, text)));
    this.saidList.hidden = !said.length;
    this.switches.comment.textContent = said.length ? `${this.data.texts.comment} (${said.length})` : this.data.texts.comment;
  }
}
