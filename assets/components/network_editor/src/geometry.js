// Boxes of clusters, curves of links, and what lies under a point. Points and sizes only: no DOM.

const PADDING = 12;
const PORT = 5; // px between the two curves of a pair that influences each other
const STEPS = 20;

export const around = ([x, y], [w, h]) => ({ x: x - w / 2, y: y - h / 2, w, h });
export const middle = ({ x, y, w, h }) => [x + w / 2, y + h / 2];
export const contains = (box, [x, y]) => x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
export const overlap = (a, b, gap = 0) => a.x < b.x + b.w + gap && b.x < a.x + a.w + gap && a.y < b.y + b.h + gap && b.y < a.y + a.h + gap;

export function union(boxes) {
  if (!boxes.length) return { x: 0, y: 0, w: 0, h: 0 };
  const x = Math.min(...boxes.map((box) => box.x)), y = Math.min(...boxes.map((box) => box.y));
  return { x, y, w: Math.max(...boxes.map((box) => box.x + box.w)) - x, h: Math.max(...boxes.map((box) => box.y + box.h)) - y };
}

/** The box of a cluster around the boxes of what is in it: room for its name on top. */
export function container(inner, titleHeight) {
  return { x: inner.x - PADDING, y: inner.y - titleHeight(inner.w) - 4, w: inner.w + 2 * PADDING, h: inner.h + titleHeight(inner.w) + 4 + PADDING };
}

/** id -> box of every element that has a place. Clusters surround their members. */
export function boxes(network, sizes, titleHeight) {
  const found = new Map();
  for (const id of network.placeable) if (network.at(id)) found.set(id, around(network.at(id), sizes.get(id)));
  const surround = (id) => {
    if (!network.isCluster(id) || found.has(id)) return found.get(id);
    const inner = (network.members.get(id) ?? []).map(surround).filter(Boolean);
    if (inner.length) found.set(id, container(union(inner), (width) => titleHeight(id, width)));
    return found.get(id);
  };
  for (const id of network.elements.keys()) surround(id);
  return found;
}

/**
 * The curve of an influence between two boxes, as [start, control, control, end].
 *
 * Level from side to side where the boxes stand beside each other; an arc at the side where one stands above the other,
 * downwards on the right and upwards on the left. `paired` keeps the two curves of a pair apart.
 */
export function curve(source, target, paired = false) {
  const [ax, ay] = middle(source), [bx, by] = middle(target), dx = bx - ax, dy = by - ay;
  const lean = (from, to, h) => Math.max(-h * 0.34, Math.min(h * 0.34, (to - from) * 0.1));
  const apart = paired ? (dx || dy) > 0 ? -PORT : PORT : 0;
  const sy = ay + lean(ay, by, source.h) + apart, ty = by + lean(by, ay, target.h) + apart;
  const gap = Math.abs(dx) - (source.w + target.w) / 2;
  if (gap > 8) {
    const side = Math.sign(dx), start = ax + (side * source.w) / 2, end = bx - (side * target.w) / 2;
    const pull = side * Math.max(gap * 0.5, Math.min(60, 0.12 * Math.abs(dy)));
    return [[start, sy], [start + pull, sy], [end - pull, ty], [end, ty]];
  }
  const side = dy >= 0 ? 1 : -1, start = ax + (side * source.w) / 2, end = bx + (side * target.w) / 2;
  const bulge = side * (20 + Math.min(56, 0.16 * Math.abs(dy))), edge = side > 0 ? Math.max(start, end) : Math.min(start, end);
  return [[start, sy], [edge + bulge, sy], [edge + bulge, ty], [end, ty]];
}

export function at([a, b, c, d], s) {
  const r = 1 - s, p = r * r * r, q = 3 * s * r * r, u = 3 * s * s * r, v = s * s * s;
  return [p * a[0] + q * b[0] + u * c[0] + v * d[0], p * a[1] + q * b[1] + u * c[1] + v * d[1]];
}

/** The curve as an SVG path with an arrow head at its end. */
export function path(points, head = 6) {
  const [start, c1, c2, [x, y]] = points, [px, py] = at(points, 0.94);
  const angle = Math.atan2(y - py, x - px), n = (value) => value.toFixed(1);
  const barb = (turn) => `${n(x - head * Math.cos(angle + turn))} ${n(y - head * Math.sin(angle + turn))}`;
  return `M${start.map(n)}C${c1.map(n)} ${c2.map(n)} ${n(x)},${n(y)}M${barb(0.5)}L${n(x)} ${n(y)}L${barb(-0.5)}`;
}

/**
 * A quiet line from the goal down to what it divides into: to the top of it where the way is free, else down beside what
 * stands in the way and in at the side.
 */
export function branch(owner, member, others) {
  const x = owner.x + owner.w / 2, y = owner.y + owner.h, middleX = member.x + member.w / 2;
  if (member.y < y + 24) return `M${x} ${y}C${x} ${y + 24} ${middleX} ${member.y - 24} ${middleX} ${member.y}`;
  if (Math.abs(middleX - x) < 1 && !others.some((box) => overlap(box, { x, y, w: 0, h: member.y - y - 2 }))) return `M${x} ${y}L${x} ${member.y}`;
  const bus = y + Math.min(22, (member.y - y) / 2), drop = { x: middleX, y: bus + 1, w: 0, h: member.y - bus - 2 };
  if (!others.some((box) => overlap(box, drop))) return elbows([[x, y], [x, bus], [middleX, bus], [middleX, member.y]]);
  const side = member.x - 13;
  return elbows([[x, y], [x, bus], [side, bus], [side, member.y + 18], [member.x, member.y + 18]]);
}

/** A line with rounded corners. */
function elbows(points, radius = 7) {
  const n = (point) => point.map((value) => value.toFixed(1)).join(" ");
  const parts = points.slice(1, -1).map((corner, k) => {
    const [before, after] = [points[k], points[k + 2]].map(([x, y]) => {
      const length = Math.hypot(x - corner[0], y - corner[1]), cut = Math.min(radius, length / 2) / (length || 1);
      return [corner[0] + (x - corner[0]) * cut, corner[1] + (y - corner[1]) * cut];
    });
    return `L${n(before)}Q${n(corner)} ${n(after)}`;
  });
  return `M${n(points[0])}${parts.join("")}L${n(points.at(-1))}`;
}

/** The id of the curve nearest to a point, within `reach`; "" where there is none. */
export function nearest(curves, [x, y], reach) {
  let best = "", least = reach;
  for (const [id, points] of curves) {
    const [xs, ys] = [0, 1].map((axis) => points.map((point) => point[axis]));
    if (x < Math.min(...xs) - reach || x > Math.max(...xs) + reach || y < Math.min(...ys) - reach || y > Math.max(...ys) + reach) continue;
    for (let k = 0; k <= STEPS; k++) {
      const [px, py] = at(points, k / STEPS), distance = Math.hypot(px - x, py - y);
      if (distance < least) [best, least] = [id, distance];
    }
  }
  return best;
}
