// Where everything stands that nobody placed: clusters in rows of a shape that fits the room, a free spot for the new.

import { Graph, layout } from "@dagrejs/dagre";

import { around, boxes, container, overlap, union } from "./geometry.js";
import { GOAL } from "./network.js";

const NODE_GAP = 10;
const COLUMN_GAP = 18;
const TALLEST = 8; // nodes in one column of a cluster
const STEP = 24; // px between the spots that are tried

/** id -> [x, y] of the goal and every node. `room` is the shape to fill: [width, height] in px. */
export function arrange(network, sizes, titleHeight, room) {
  const sparse = network.links.length === 0, gap = sparse ? [28, 44] : [88, 60];
  const top = network.members.get(GOAL) ?? [], loose = top.filter((id) => network.isNode(id));
  const blocks = top.filter((id) => network.isCluster(id)).map((id) => block(network, sizes, titleHeight, id));
  if (loose.length) blocks.push(placed("", looseBlock(network, sizes, loose)));
  const last = blocks.filter((each) => each.id !== "" && network.isRanked(each.id)), rest = blocks.filter((each) => !last.includes(each));
  const goal = sizes.get(GOAL);
  const height = room[1] - goal[1] - gap[1] - (last.length ? Math.max(...last.map((each) => each.h)) + gap[1] : 0);
  const grid = rows(sparse ? rest : untangled(network, rest, gap, [room[0], height]), gap, [room[0], height]);
  if (last.length) grid.push(last);
  const places = new Map();
  const width = Math.max(goal[0], ...grid.map((row) => span(row, gap[0])));
  let y = goal[1] / 2 + gap[1];
  places.set(GOAL, [0, 0]);
  for (const row of grid) {
    const tall = Math.max(...row.map((each) => each.h));
    const spare = sparse ? 0 : Math.min(60, (width - span(row, gap[0])) / (row.length + 1)), across = gap[0] + spare;
    let x = -span(row, across) / 2;
    for (const each of row) {
      const down = y + (sparse ? 0 : (tall - each.h) / 2);
      for (const [id, [px, py]] of each.places) places.set(id, [x + px, down + py]);
      x += each.w + across;
    }
    y += tall + gap[1];
  }
  return places;
}

const span = (row, gap) => row.reduce((sum, each) => sum + each.w, 0) + gap * (row.length - 1);

/** A block moved so that its upper left corner is the origin. */
function placed(id, places, extra = null) {
  const box = extra ?? union([...places.values()].map(({ box }) => box));
  return { id, w: box.w, h: box.h, places: new Map([...places].map(([key, { at }]) => [key, [at[0] - box.x, at[1] - box.y]])) };
}

/** A cluster: clusters inside it side by side, then its own nodes in columns. */
function block(network, sizes, titleHeight, id) {
  const members = network.members.get(id) ?? [], found = new Map();
  let x = 0, bottom = 0;
  for (const inner of members.filter((member) => network.isCluster(member)).map((member) => block(network, sizes, titleHeight, member))) {
    for (const [key, [px, py]] of inner.places) found.set(key, entry([x + px, py], sizes.get(key)));
    found.set(`${inner.id}/box`, { at: [x, 0], box: { x, y: 0, w: inner.w, h: inner.h } });
    x += inner.w + 2 * NODE_GAP;
    bottom = Math.max(bottom, inner.h + 2 * NODE_GAP);
  }
  const nodes = members.filter((member) => network.isNode(member)), tied = network.links.some((link) => nodes.includes(link.source) && nodes.includes(link.target));
  const columns = Math.ceil(nodes.length / TALLEST), tall = Math.ceil(nodes.length / (columns || 1));
  const wide = Math.max(0, ...nodes.map((node) => sizes.get(node)[0])), across = tied ? 3 * COLUMN_GAP : COLUMN_GAP;
  for (let c = 0; c < columns; c++) {
    let y = bottom;
    for (const node of nodes.slice(c * tall, (c + 1) * tall)) {
      const [, h] = sizes.get(node);
      found.set(node, entry([c * (wide + across) + wide / 2, y + h / 2], sizes.get(node)));
      y += h + NODE_GAP;
    }
  }
  const box = container(union([...found.values()].map((each) => each.box)), (width) => titleHeight(id, width));
  return placed(id, new Map([...found].filter(([key]) => network.has(key))), box);
}

const entry = (at, size) => ({ at, box: around(at, size) });

/** Nodes without a cluster: in layers along their influences, else in one row that wraps. */
function looseBlock(network, sizes, nodes) {
  const found = new Map(), inner = network.links.filter((link) => nodes.includes(link.source) && nodes.includes(link.target));
  if (inner.length) {
    const graph = new Graph().setGraph({ rankdir: "TB", nodesep: 28, ranksep: 56 }).setDefaultEdgeLabel(() => ({}));
    for (const node of nodes) graph.setNode(node, { width: sizes.get(node)[0], height: sizes.get(node)[1] });
    for (const { source, target } of inner) graph.setEdge(source, target);
    layout(graph);
    for (const node of nodes) found.set(node, entry([graph.node(node).x, graph.node(node).y], sizes.get(node)));
    return found;
  }
  const wide = Math.max(...nodes.map((node) => sizes.get(node)[0])) + COLUMN_GAP, tall = Math.max(...nodes.map((node) => sizes.get(node)[1])) + NODE_GAP;
  const columns = nodes.length > 7 ? Math.ceil(Math.sqrt(nodes.length * 1.6)) : nodes.length;
  nodes.forEach((node, k) => found.set(node, entry([(k % columns) * wide, Math.floor(k / columns) * tall], sizes.get(node))));
  return found;
}

/** Blocks in rows: in one, unless more rows let the drawing be clearly larger in its room. */
function rows(blocks, gap, room) {
  let best = [], largest = 0;
  for (let columns = blocks.length; columns > 0; columns--) {
    const grid = [];
    for (let k = 0; k < blocks.length; k += columns) grid.push(blocks.slice(k, k + columns));
    const width = Math.max(...grid.map((row) => span(row, gap[0])));
    const height = grid.reduce((sum, row) => sum + Math.max(...row.map((each) => each.h)) + gap[1], -gap[1]);
    const scale = Math.min(1, room[0] / width, room[1] / height);
    if (scale > largest * 1.06) [best, largest] = [grid, scale];
  }
  return best;
}

/** The order of blocks in which influences run short: blocks change places while that helps. */
function untangled(network, blocks, gap, room) {
  const home = new Map(blocks.flatMap((each, k) => [...each.places.keys()].map((id) => [id, k])));
  const ties = new Map();
  for (const { source, target } of network.links) {
    const [a, b] = [home.get(source), home.get(target)];
    if (a !== undefined && b !== undefined && a !== b) ties.set(`${a},${b}`, [a, b, (ties.get(`${a},${b}`)?.[2] ?? 0) + 1]);
  }
  const length = (order) => {
    const spots = [];
    rows(order.map((k) => blocks[k]), gap, room).forEach((row, y) => row.forEach((_, x) => spots.push([x - (row.length - 1) / 2, y])));
    const spot = new Map(order.map((k, place) => [k, spots[place]]));
    let sum = 0;
    for (const [a, b, count] of ties.values()) sum += count * (Math.abs(spot.get(a)[0] - spot.get(b)[0]) ** 1.5 + Math.abs(spot.get(a)[1] - spot.get(b)[1]));
    return sum;
  };
  let order = blocks.map((_, k) => k), shortest = length(order);
  for (let better = true, round = 0; better && round < 6; round++) {
    better = false;
    for (let i = 0; i < order.length; i++) for (let j = i + 1; j < order.length; j++) {
      const other = [...order];
      [other[i], other[j]] = [other[j], other[i]];
      const now = length(other);
      if (now < shortest - 1e-9) [order, shortest, better] = [other, now, true];
    }
  }
  return order.map((k) => blocks[k]);
}

/** A spot for something new of this size near its owner where nothing stands, and where its owner's box meets no other. */
export function freeSpot(network, sizes, titleHeight, owner, size) {
  const found = boxes(network, sizes, titleHeight), isCluster = network.isCluster(owner);
  const isKin = (id) => id === owner || network.around(id).includes(owner) || network.around(owner).includes(id);
  const all = [...found], inside = all.filter(([id]) => !network.isCluster(id) && (!isCluster || network.around(id).includes(owner))).map(([, box]) => box);
  const others = all.filter(([id]) => !isCluster || !isKin(id)).map(([, box]) => box), home = union(inside);
  const grown = (box) => (isCluster ? container(union([home, box]), (width) => titleHeight(owner, width)) : box);
  const fits = (spot) => {
    const box = around(spot, size), room = grown(box);
    return !inside.some((each) => overlap(box, each, 6)) && !others.some((each) => overlap(room, each, 10));
  };
  const spots = isCluster ? inCluster(home, size) : besideAll(union(all.map(([, box]) => box)), size);
  for (const spot of spots) if (fits(spot)) return spot;
  for (let ring = 1; ring < 60; ring++) for (let k = -ring; k <= ring; k++) {
    const tried = [[k, ring], [ring, k], [-ring, k], [k, -ring]].map(([x, y]) => [spots[0][0] + x * STEP, spots[0][1] + y * STEP]);
    const spot = tried.find(fits);
    if (spot) return spot;
  }
  return spots[0];
}

/** id -> [x, y] of members of clusters that were placed over each other (in other programs boxes are smaller). */
export function setApart(network, sizes) {
  const found = new Map();
  for (const members of network.members.values()) {
    const nodes = members.filter((id) => network.isNode(id) && network.get(id).placed).map((id) => ({ id, at: network.get(id).placed, size: sizes.get(id) }));
    if (!nodes.some((a, k) => nodes.slice(k + 1).some((b) => overlap(around(a.at, a.size), around(b.at, b.size), 2)))) continue;
    const [wide, tall] = [0, 1].map((axis) => Math.max(...nodes.map(({ at }) => at[axis])) - Math.min(...nodes.map(({ at }) => at[axis])));
    const axis = wide > tall ? 0 : 1, start = [0, 1].map((k) => Math.min(...nodes.map(({ at }) => at[k])));
    let next = start[axis];
    for (const { id, at, size } of nodes.sort((a, b) => a.at[axis] - b.at[axis])) {
      const along = Math.max(at[axis], next);
      found.set(id, axis ? [start[0], along] : [along, start[1]]);
      next = along + size[axis] + NODE_GAP;
    }
  }
  return found;
}

/** The place of the goal above all that was placed. */
export function above(network, { sizes, titleHeight }) {
  const { x, y, w } = union([...boxes(network, sizes, titleHeight).values()]);
  return [x + w / 2, y - 44];
}

/** Where an element that was dropped covers no other: there, else as near as can be. */
export function clearSpot(network, sizes, id, [x, y]) {
  const others = network.placeable.filter((each) => each !== id && network.at(each)).map((each) => around(network.at(each), sizes.get(each)));
  const isClear = (spot) => { const box = around(spot, sizes.get(id)); return !others.some((each) => overlap(box, each, 4)); };
  for (let reach = 0; reach < 400; reach += 6) for (let turn = 0; turn < (reach ? 16 : 1); turn++) {
    const angle = Math.PI / 2 + (Math.PI * 2 * turn) / 16, spot = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
    if (isClear(spot)) return spot;
  }
  return [x, y];
}

/** Below the members of a cluster, right of them, left of them, above them. */
function inCluster({ x, y, w, h }, [width, height]) {
  const left = x + width / 2, top = y + height / 2;
  return [[left, y + h + NODE_GAP + height / 2], [x + w + COLUMN_GAP + width / 2, top], [x - COLUMN_GAP - width / 2, top], [left, y - NODE_GAP - height / 2 - 40]];
}

/** Right of everything or below it: where the drawing stays compact. */
function besideAll({ x, y, w, h }, [width, height]) {
  const right = [x + w + 44 + width / 2, y + h - height / 2], below = [x + w / 2, y + h + 44 + height / 2];
  return w < 1.9 * h ? [right, below] : [below, right];
}
