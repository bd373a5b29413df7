// Whether anything changed for a seat: asked of the server every so often, without a run of the page. Where the server has
// no such address (the page is not served by `cli serve`) Python looks by itself.

const EVERY = 1500; // ms

class Watch {
  constructor() {
    this.timer = setInterval(() => this.look(), EVERY);
    this.back = () => document.hidden || this.look();
    document.addEventListener("visibilitychange", this.back);
  }

  leave() {
    clearInterval(this.timer);
    clearTimeout(this.turn);
    document.removeEventListener("visibilitychange", this.back);
  }

  async look() {
    if (document.hidden || this.looking) return;
    this.looking = true;
    try {
      const answer = await fetch(new URL("seat/pulse", document.baseURI), { method: "POST", headers: { "X-Seat": this.data.token }, cache: "no-store" });
      if (answer.status === 404 || answer.status === 405) this.tell("alone", true);
      else if (answer.ok) this.compare(await answer.json());
    } catch { /* the server is away: the page says so, and comes back by itself */ } finally { this.looking = false; }
  }

  /** An answer given on this device is no news; one that is not known yet may be on its way here: look twice. */
  compare(found) {
    const { known } = this.data, ballot = Math.max(known.ballot, window.weighbridgeBallot ?? 0);
    const other = found.newest !== known.newest || found.waiting !== known.waiting || found.refused !== known.refused || found.gone;
    const elsewhere = found.ballot > ballot;
    const mine = found.waiting !== known.waiting || found.refused !== known.refused || found.gone;
    if (mine || (elsewhere && this.unsure === found.ballot)) this.tell("news", JSON.stringify(found));
    else if (other) this.inTurn(found);
    this.unsure = elsewhere ? found.ballot : null;
  }

  /** What all phones hear at once each draws in its turn: two hundred pages at one moment would keep answers waiting. */
  inTurn(found) {
    this.turn ??= setTimeout(() => {
      this.turn = undefined;
      if (this.data.known.newest !== found.newest) this.tell("news", JSON.stringify(found));
    }, 1000 * (found.spread ?? 0) * Math.random());
  }
}

const watches = new WeakMap();

export default function watch({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".watch");
  if (!watches.has(root)) watches.set(root, new Watch());
  const kept = watches.get(root);
  kept.data = data;
  kept.tell = setStateValue;
  return () => kept.leave();
}
