// How one pair looks: the question, the slider with its words, what may be said besides, and the end of a set.
// pair_question.js says what happens; here everything is made once and only changed afterwards, so that the focus stays.

const button = (kind, text = "", attributes = {}) => element("button", { type: "button", class: kind, ...attributes }, text);
const percent = (place, last) => `${(100 * place) / last}%`;

class Face {
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
    if (!near(low, high)) return brief(high <= 1 ? turned(entry) : entry, texts.zero);
    return `${texts.degrees[Math.min(SCALE, Math.floor(large + 0.5)) - 1]} · ${format(large, texts.zero)}`;
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
