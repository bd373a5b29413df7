// The pairwise comparison matrix: answered with digits or a thumb, with reciprocals, weights and consistency at once.
// views/components/judgments/pairwise_matrix.py serves it behind pairwise_mathematics.js and judgment_sheet.js as one module,
// without a build step.

const TYPING = 900; // ms: characters typed closer than this are one entry, so that "12" is refused and "1/3" understood

const score = (value, zero, digits = 3) => value.toFixed(digits).replace(/^0(?=\.)/, zero);

const mounted = new WeakMap();

export default function pairwiseMatrix({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".pairwise");
  const known = mounted.get(root);
  const shape = JSON.stringify([data.labels, data.texts, data.readOnly]);
  const matrix = known?.shape === shape ? known : new Matrix(root, shape, data);
  matrix.sheet.send = (value) => setStateValue("answers", value);
  matrix.receive(data);
  mounted.set(root, matrix);
  return () => matrix.sheet.leave();
}

class Matrix {
  constructor(root, shape, data) {
    Object.assign(this, { root, shape, data, n: data.labels.length, sheet: new Sheet(root), at: [0, 1], typed: "", favours: 1 });
    const parts = element("div", {}, this.table(), this.status(), this.picker());
    root.replaceChildren(parts);
  }

  receive(data) {
    this.data = data;
    this.sheet.receive(data);
    this.show();
  }

  entry(i, j) {
    const entry = this.sheet.entries[keyOf(i, j)];
    return i < j ? entry : turned(entry);
  }

  value(i, j) { return this.entry(i, j)?.value ?? null; }

  /** One plain ratio in place of what stood there, or nothing; a comment stays with its answer. */
  put(value) {
    const { comment } = this.entry(...this.at) ?? {};
    this.enter(value === null ? null : { value, ...(comment && { comment }) });
  }

  enter(entry) {
    if (!this.data.readOnly) this.sheet.put(this.at.join(), entry);
    this.show();
  }

  // ---- keys ----

  key(event) {
    const [i, j] = this.at, { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = /^Digit[1-9]$/.test(event.code) && event.shiftKey ? `/${event.code.at(-1)}` : key;
    const moves = { ArrowLeft: [i, j - 1], ArrowRight: [i, j + 1], ArrowUp: [i - 1, j], ArrowDown: [i + 1, j] };
    if (moves[key]) this.go(...moves[key]);
    else if (key === "Enter") this.next();
    else if (key === "Backspace" || key === "Delete") { this.typed = ""; this.say(""); this.put(null); }
    else if (/^[\d/.,]+$/.test(digit)) this.type(digit);
    else return;
    event.preventDefault();
  }

  type(characters) {
    if (this.data.readOnly) return;
    const now = performance.now();
    if (now - this.typedAt > TYPING || !this.typed) Object.assign(this, { typed: "", before: this.entry(...this.at) ?? null });
    this.typedAt = now;
    this.typed += characters;
    const value = parse(this.typed, this.before?.value ?? null);
    this.say(Number.isNaN(value) ? fill(this.data.texts.refused, { typed: this.typed }) : "");
    Number.isNaN(value) ? this.enter(this.before) : this.put(value);
  }

  go(i, j) {
    if (i < 0 || j >= this.n || i >= j) return;
    this.select(i, j);
    this.cell(i, j).focus();
  }

  /** Also when a screen reader or a script puts the focus on a cell. */
  select(i, j) {
    if (this.at[0] === i && this.at[1] === j) return;
    Object.assign(this, { at: [i, j], typed: "" });
    this.say("");
    this.show();
  }

  next() {
    const all = pairs(this.n), place = all.findIndex(([i, j]) => i === this.at[0] && j === this.at[1]);
    place + 1 < all.length ? this.go(...all[place + 1]) : this.sheet.flush();
  }

  // ---- drawing ----

  cell(i, j) { return this.cells[i * this.n + j]; }

  table() {
    const { labels, texts } = this.data;
    const name = (k) => [element("span", { class: "number" }, String(k + 1)), element("span", { class: "name" }, labels[k])];
    const header = labels.map((label, k) => element("th", { role: "columnheader", scope: "col", title: label }, ...name(k)));
    const head = element("tr", { role: "row" }, element("td", { role: "presentation" }), ...header, element("th", { role: "columnheader", class: "weight" }, texts.weight));
    this.cells = [];
    this.bars = [];
    const rows = labels.map((label, i) => {
      const row = labels.map((_, j) => element("td", { role: "gridcell", class: i < j ? "answer" : i > j ? "reciprocal" : "self", "aria-readonly": i < j && !this.data.readOnly ? null : "true" }));
      row.forEach((cell, j) => {
        if (i !== j) cell.onclick = () => this.go(Math.min(i, j), Math.max(i, j));
        if (i < j) cell.onfocus = () => this.select(i, j);
      });
      this.cells.push(...row);
      this.bars.push(element("td", { role: "gridcell", class: "weight" }, element("i"), element("span")));
      return element("tr", { role: "row" }, element("th", { role: "rowheader", scope: "row", title: label }, ...name(i)), ...row, this.bars[i]);
    });
    const table = element("table", { role: "grid", "aria-label": texts.title, "aria-readonly": String(this.data.readOnly) }, element("thead", {}, head), element("tbody", {}, ...rows));
    table.onkeydown = (event) => this.key(event);
    table.onpaste = (event) => { event.preventDefault(); this.typed = ""; this.type(event.clipboardData.getData("text").trim()); };
    return element("div", { class: "frame" }, table);
  }

  status() { return (this.line = element("p", { class: "status", role: "status" })); }

  picker() {
    const { texts } = this.data;
    this.read = element("p", { class: "read", "aria-live": "polite" });
    this.comment = element("p", { class: "comment" });
    this.refusal = element("p", { class: "refusal", role: "alert" });
    this.sides = [1, -1].map(() => element("button", { type: "button", class: "side" }));
    this.sides.forEach((button, k) => (button.onclick = () => this.favour(k ? -1 : 1)));
    this.digits = Array.from({ length: SCALE }, (_, k) => element("button", { type: "button", "aria-label": `${k + 1} ${texts.degrees[k]}` }, String(k + 1)));
    this.digits.forEach((button, k) => (button.onclick = () => this.put(this.favours > 0 ? k + 1 : 1 / (k + 1))));
    const clear = element("button", { type: "button", class: "clear" }, texts.clear);
    clear.onclick = () => this.put(null);
    const tools = this.data.readOnly ? [] : [element("div", { class: "sides" }, ...this.sides), element("div", { class: "digits" }, ...this.digits, clear), element("p", { class: "hint" }, texts.hint)];
    return element("div", { class: "picker", role: "group", "aria-label": texts.title }, this.read, this.comment, this.refusal, ...tools);
  }

  favour(side) {
    const value = this.value(...this.at);
    this.favours = side;
    value === null ? this.show() : this.put(side > 0 ? Math.max(value, 1 / value) : Math.min(value, 1 / value));
  }

  say(sentence) { this.refusal.textContent = sentence; }

  sentence(i, j) { return sentence(this.data.texts, this.data.labels, i, j, this.entry(i, j)); }

  show() {
    const { n, data } = this, { texts } = data, found = assess(ratios(this.sheet.entries), n, data.randomIndex);
    const above = found.consistency !== null && found.consistency > data.threshold, [row, column] = this.at;
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) {
      if (i === j) continue;
      const cell = this.cell(i, j), entry = this.entry(i, j), here = i === row && j === column;
      const skipped = entry !== undefined && !isAnswered(entry);
      cell.textContent = skipped && i < j ? texts.skippedCell : brief(entry, texts.zero);
      cell.classList.toggle("ranged", entry?.low !== undefined);
      if (i > j) continue;
      cell.classList.toggle("skipped", skipped);
      cell.classList.toggle("commented", Boolean(entry?.comment));
      cell.classList.toggle("worst", above && found.worst.join() === `${i},${j}`);
      cell.classList.toggle("here", here);
      cell.tabIndex = here ? 0 : -1;
      cell.title = entry?.comment ?? "";
      cell.setAttribute("aria-selected", String(here));
      cell.setAttribute("aria-label", [this.sentence(i, j), entry?.comment ?? ""].filter(Boolean).join(" "));
    }
    const heaviest = found.weights ? Math.max(...found.weights) : 1;
    this.bars.forEach((bar, k) => {
      bar.firstChild.style.width = found.weights ? `${(56 * found.weights[k]) / heaviest}%` : "0";
      bar.lastChild.textContent = found.weights ? score(found.weights[k], texts.zero) : "–";
    });
    const facts = { answered: found.answered, pairs: found.pairs, threshold: score(data.threshold, texts.zero, 2), ratio: found.consistency === null ? "–" : score(found.consistency, texts.zero) };
    if (above) [facts.first, facts.second] = found.worst.map((k) => data.labels[k]);
    this.line.textContent = fill(!found.complete ? texts.progress : found.consistency === null ? texts.untabulated : above ? texts.above : texts.consistent, facts);
    this.line.classList.toggle("above", above);
    this.readBack(row, column);
  }

  readBack(i, j) {
    const value = this.value(i, j), { labels } = this.data;
    if (value !== null && !near(value, 1)) this.favours = value > 1 ? 1 : -1;
    this.read.textContent = this.sentence(i, j);
    this.comment.textContent = this.entry(i, j)?.comment ?? "";
    this.sides.forEach((button, k) => {
      button.textContent = labels[k ? j : i];
      button.setAttribute("aria-pressed", String(this.favours === (k ? -1 : 1)));
    });
    this.digits.forEach((button, k) => button.setAttribute("aria-pressed", String(value !== null && near(Math.max(value, 1 / value), k + 1))));
  }
}
