// The answers to one comparison set as the browser keeps them, and how they are read back. Shared by the matrix and the
// single question; views/components/judgments/entries.py and reports/sentences/judgments.py say the same in Python.
// An entry of "i,j" (i < j) is {value, low?, high?, options?, comment?} with ratios of i to j, or {skipped: reason}.

const BURST = 600; // ms: a burst of answers reaches Python as one change
const AGAIN = 2500; // ms: what was not stored by then is sent again, by a sheet that is patient

const TURNS = ["pointerdown", "focusin", "visibilitychange"];

export const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
export const keyOf = (i, j) => (i < j ? `${i},${j}` : `${j},${i}`);
export const isAnswered = (entry) => entry?.value !== undefined;

/** The ratios alone, for the mathematics. */
export const ratios = (entries) =>
  Object.fromEntries(Object.entries(entries).filter(([, entry]) => isAnswered(entry)).map(([key, entry]) => [key, entry.value]));

/** An entry as a ratio of j to i. */
export function turned(entry) {
  if (!isAnswered(entry)) return entry;
  const { value, low, high, options, ...rest } = entry;
  const range = low === undefined ? {} : { low: 1 / high, high: 1 / low };
  return { value: 1 / value, ...range, ...(options ? { options: options.map((ratio) => 1 / ratio).sort((a, b) => a - b) } : {}), ...rest };
}

/** An answer in one sentence, with the words of the scale. */
export function sentence(texts, labels, i, j, entry) {
  const facts = { first: labels[i], second: labels[j] };
  if (!entry) return fill(texts.open, facts);
  if (!isAnswered(entry)) return fill(entry.skipped ? texts.skippedWhy : texts.skipped, { ...facts, reason: entry.skipped });
  const low = entry.low ?? entry.value, high = entry.high ?? entry.value;
  if (high <= 1 && low < 1) return sentence(texts, labels, j, i, turned(entry));
  const all = { ...facts, value: format(entry.value, texts.zero), low: format(low, texts.zero), high: format(high, texts.zero), options: listed(texts, entry.options ?? []) };
  if (entry.options?.length > 1) return fill(low >= 1 ? texts.options : texts.eitherOptions, all);
  if (low < high && !near(low, high)) return fill(low >= 1 ? texts.range : texts.eitherRange, all);
  if (near(entry.value, 1)) return fill(texts.equal, all);
  const degree = Math.min(9, Math.floor(entry.value + 0.5));
  if (degree % 2) return fill(texts.more, { ...all, word: texts.words[degree - 1] });
  return fill(texts.between, { ...all, lower: texts.words[degree - 2], upper: texts.words[degree] });
}

function listed(texts, values) {
  const shown = [...values].sort((a, b) => a - b).map((value) => format(value, texts.zero));
  return shown.length < 2 ? shown.join("") : fill(texts.or, { values: shown.slice(0, -1).join(texts.comma), last: shown.at(-1) });
}

/** What stands in a cell: the ratio, or its range. */
export function brief(entry, zero) {
  if (!isAnswered(entry)) return "";
  const { value, low = value, high = value } = entry;
  return near(low, high) ? format(value, zero) : `${format(low, zero)}–${format(high, zero)}`;
}

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Equal up to the last digits: Python and the browser may differ in those. */
const same = (a, b) => settled(a) === settled(b);
const settled = (entry) =>
  JSON.stringify(Object.entries(entry ?? {}).sort(), (_, value) => (typeof value === "number" ? +value.toPrecision(12) : value));

/** The entries, and what Python does not know yet of them. */
export class Sheet {
  entries = {};
  unconfirmed = new Set();

  /** Whoever turns to something else finds the answers stored: a button of the page, another tab, a locked phone. */
  constructor(root) {
    this.away = (event) => event.composedPath().includes(root) || this.flush();
    for (const turn of TURNS) document.addEventListener(turn, this.away, true);
  }

  leave() {
    for (const turn of TURNS) document.removeEventListener(turn, this.away, true);
    this.flush();
    clearTimeout(this.patience);
  }

  /** Keep what is not stored yet on this device, under a name of its own, and send it until it is. */
  persist(name, changed) {
    Object.assign(this, { keptAs: name, changed });
  }

  /**
   * New data from Python: what was answered here meanwhile stays, and is sent again under the new version. While `hold`
   * says that nothing is taken it waits; a server that began anew (`server`) is told again.
   */
  receive({ version, entries, hold = "", server = "" }) {
    const resumed = (this.hold && !hold) || (this.server !== undefined && this.server !== server), first = this.version === undefined;
    Object.assign(this, { hold, server });
    if (this.version === version) { if (resumed && this.unconfirmed.size) this.later(); return; }
    const mine = first ? this.recalled(version) : Object.fromEntries([...this.unconfirmed].map((key) => [key, this.entries[key]]));
    this.entries = { ...entries };
    this.version = version;
    for (const [key, entry] of Object.entries(mine)) entry === undefined || entry === null ? delete this.entries[key] : (this.entries[key] = entry);
    this.unconfirmed = new Set(Object.keys(mine).filter((key) => !same(mine[key], entries[key])));
    this.recall();
    if (this.unconfirmed.size) this.later();
  }

  put(key, entry) {
    if (same(this.entries[key], entry)) return;
    entry === null ? delete this.entries[key] : (this.entries[key] = entry);
    if (!this.unconfirmed.size) this.since = performance.now();
    this.unconfirmed.add(key);
    this.recall();
    this.later();
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), BURST);
    this.unsent = true;
  }

  flush() {
    clearTimeout(this.timer);
    if (this.hold) return;
    if (this.unsent) this.send(this.whole());
    this.unsent = false;
    this.wait();
  }

  /** Send what is there with a wish: to go to the next set, or back to the one before. */
  finish(wish = "finished") {
    clearTimeout(this.timer);
    this.unsent = false;
    this.send({ ...this.whole(), [wish]: String(Date.now()) });
    this.wait();
  }

  /** All that Python is told; a number makes every try a new value, also where the one before was lost on its way. */
  whole(more = {}) {
    return { version: this.version, entries: { ...this.entries }, ...(this.keptAs ? { tried: (this.tries = (this.tries ?? 0) + 1) } : {}), ...more };
  }

  wait() {
    clearTimeout(this.patience);
    if (!this.keptAs || !this.unconfirmed.size) return;
    this.patience = setTimeout(() => {
      if (this.unconfirmed.size && !this.hold) { this.unsent = true; this.flush(); }
      this.changed();
    }, AGAIN);
  }

  /** "saved", "saving", "again" (it takes long), or "held" (nothing is taken now). */
  get state() {
    if (!this.unconfirmed.size) return "saved";
    if (this.hold) return "held";
    return performance.now() - this.since < AGAIN ? "saving" : "again";
  }

  // ---- what is not stored yet outlives a reload of the page ----

  recall() {
    if (!this.keptAs) return;
    const mine = Object.fromEntries([...this.unconfirmed].map((key) => [key, this.entries[key] ?? null]));
    try {
      this.unconfirmed.size ? localStorage.setItem(this.keptAs, JSON.stringify({ version: this.version, mine })) : localStorage.removeItem(this.keptAs);
    } catch { /* a browser that keeps nothing: the answers are still sent */ }
  }

  /** What an earlier visit left, where the answer has not changed since. */
  recalled(version) {
    try {
      const left = this.keptAs && JSON.parse(localStorage.getItem(this.keptAs));
      return left?.version === version ? left.mine : {};
    } catch { return {}; }
  }
}
