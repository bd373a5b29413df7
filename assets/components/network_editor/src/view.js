// Which part of the drawing is seen, and how large.

const SMALLEST = 0.15, LARGEST = 2.5, COMFORTABLE = 1.25;
const MARGIN = 20;

export class View {
  x = 0; y = 0; k = 1;
  isFitted = true;

  constructor(frame, world) {
    Object.assign(this, { frame, world });
  }

  get room() { return [this.frame.clientWidth, this.frame.clientHeight]; }

  apply() {
    this.world.style.transform = `translate(${this.x.toFixed(1)}px,${this.y.toFixed(1)}px) scale(${this.k.toFixed(4)})`;
  }

  /** A point of the drawing under a point of the screen. */
  toWorld({ clientX, clientY }) {
    const { left, top } = this.frame.getBoundingClientRect();
    return [(clientX - left - this.x) / this.k, (clientY - top - this.y) / this.k];
  }

  /** A point of the drawing as a point of the frame. */
  toFrame([x, y]) { return [x * this.k + this.x, y * this.k + this.y]; }

  pan(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.isFitted = false;
    this.apply();
  }

  /** Zoom by a factor about a point of the screen, or about the middle. */
  zoom(factor, about = null) {
    const [w, h] = this.room, { left, top } = this.frame.getBoundingClientRect();
    const [px, py] = about ? [about.clientX - left, about.clientY - top] : [w / 2, h / 2];
    const k = Math.min(LARGEST, Math.max(SMALLEST, this.k * factor)), by = k / this.k;
    Object.assign(this, { k, x: px - (px - this.x) * by, y: py - (py - this.y) * by, isFitted: false });
    this.apply();
  }

  /** Show all of it. */
  fit(box) {
    const [w, h] = this.room;
    if (!w || !h) return;
    this.k = Math.min(COMFORTABLE, (w - 2 * MARGIN) / (box.w || 1), (h - 2 * MARGIN) / (box.h || 1));
    this.x = (w - box.w * this.k) / 2 - box.x * this.k;
    this.y = Math.max(MARGIN, (h - box.h * this.k) * 0.32) - box.y * this.k;
    this.isFitted = true;
    this.apply();
  }

  /** Bring a box into sight by the shortest way. */
  reveal(box) {
    const [w, h] = this.room, [x, y] = this.toFrame([box.x, box.y]);
    const shift = (start, length, room) => Math.min(0, room - MARGIN - start - Math.min(length, room - 2 * MARGIN)) || Math.max(0, MARGIN - start);
    const dx = shift(x, box.w * this.k, w), dy = shift(y, box.h * this.k, h);
    if (dx || dy) this.pan(dx, dy);
  }
}
