// Asked once more, in a further round or after talk, an expert may stay with the answer: that is an answer, too, and is
// told to the group. What is not stored yet is sent again until it is. Behind seat_question.js.

class StayingQuestion extends SeatQuestion {
  stays = new Set();

  constructor(root, shape, data) {
    super(root, shape, data);
    const { sheet } = this, plain = sheet.whole.bind(sheet);
    sheet.whole = (more) => plain({ ...(this.stays.size && { stayed: [...this.stays].map((key) => key.split(",").map(Number)) }), ...more });
  }

  ask() {
    const node = super.ask();
    this.staying = button("stay", this.data.texts.stay);
    this.staying.onclick = () => { this.keepIt(); if (!this.seat.led) this.advance(); this.show(); };
    this.stayed = element("p", { class: "stayed", role: "status" });
    this.past.append(this.staying, this.stayed);
    return node;
  }

  follow(known) {
    super.follow(known);
    if (this.followed) this.stays = known.stays;
  }

  leave() {
    super.leave();
    clearTimeout(this.repeating);
  }

  /** Whether the pair is asked once more and the answer stands as it was. */
  get stands() {
    const { again, own } = this.seat, entry = this.sheet.entries[this.key_], before = own[this.key_];
    return this.key_ in again && isAnswered(entry) && before !== undefined && near(entry.value, before.value);
  }

  get state() { return this.stays.size && this.sheet.state === "saved" ? "saving" : super.state; }

  put(entry) {
    const before = this.entry;
    super.put(entry);
    if (entry && same(entry, before) && this.stands) { this.keepIt(); this.show(); }
  }

  keepIt() {
    if (!this.stands || this.seat.again[this.key_] || this.data.hold) return;
    this.stays.add(this.key_);
    this.tellStays();
  }

  tellStays() {
    clearTimeout(this.repeating);
    if (!this.stays.size || this.data.hold) return;
    this.sheet.send(this.sheet.whole());
    this.repeating = setTimeout(() => this.tellStays(), AGAIN);
  }

  receive(data) {
    for (const key of this.stays) if (data.seat.again[key] !== false) this.stays.delete(key);
    const resumed = this.data.hold && !data.hold;
    super.receive(data);
    if (resumed) this.tellStays();
  }

  showPair() {
    super.showPair();
    const { stands, data } = this, kept = stands && (this.seat.again[this.key_] || this.stays.has(this.key_));
    this.staying.hidden = !stands || kept || Boolean(data.hold);
    this.stayed.textContent = kept ? data.texts.stayed : "";
  }
}
