// Actions on their way to Python: each is sent until Python says it is done, so that none is lost while it runs.

export class Outbox {
  waiting = [];
  number = 0;
  sender = Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");

  put(action) {
    this.waiting.push({ ...action, number: ++this.number });
    this.flush();
  }

  flush() {
    if (this.waiting.length) this.send?.({ sender: this.sender, actions: this.waiting });
  }

  /** What Python did; an answer to another drawing on this page is none to us. */
  receive({ sender, done }) {
    if (sender === this.sender) this.waiting = this.waiting.filter((action) => action.number > done);
  }

  get isEmpty() { return this.waiting.length === 0; }
}
