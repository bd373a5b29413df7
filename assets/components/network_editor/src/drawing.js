// The drawing itself: HTML for elements, so that names wrap, theme and speak as text does; SVG for lines below them.

import { html, svg, write } from "./dom.js";
import { boxes, branch, curve, path } from "./geometry.js";
import { GOAL } from "./network.js";

const LIGHTEST = 0.9, HEAVIEST = 2.6; // px: links by their strength
const LARGEST_DOT = 15; // px

export class Drawing {
  shown = new Map(); // id -> HTML element
  lines = new Map(); // link id -> SVG path
  branches = new Map(); // id below the goal -> SVG path
  sizes = new Map();
  titles = new Map();
  frozen = null;

  constructor(network, title) {
    this.network = network;
    this.back = svg("svg", { class: "lines", "aria-hidden": "true" });
    this.front = svg("svg", { class: "lines", "aria-hidden": "true" });
    this.rubber = svg("path", { class: "rubber" });
    this.front.append(this.rubber);
    this.list = html("div", { class: "elements", role: "listbox", "aria-multiselectable": "true", "aria-label": title });
    this.world = html("div", { class: "world" }, this.back, this.list);
    this.list.append(this.front);
  }

  /** Take up elements that are new, drop those that are gone, say what changed: nothing is drawn anew. */
  receive(describe) {
    const { network } = this;
    for (const element of network.elements.values()) {
      const node = this.shown.get(element.id) ?? this.add(element);
      write(node, "class", `element ${element.kind}${element.deep ? " deep" : ""}`);
      write(node.name, "text", element.name);
      write(node, "aria-label", describe(element));
      write(node, "title", element.name);
      if (node.dot) write(node.dot, "style", `--size:${(LARGEST_DOT * Math.sqrt(element.share ?? 0)).toFixed(1)}px`);
      if (node.weight) write(node.weight, "text", element.weight ?? "");
    }
    for (const [id, node] of this.shown) if (!network.has(id)) { node.remove(); this.shown.delete(id); }
    const links = new Map(network.links.map((link) => [link.id, link]));
    for (const [id, line] of this.lines) if (!links.has(id)) { line.remove(); this.lines.delete(id); }
    for (const [id, link] of links) {
      const line = this.lines.get(id) ?? svg("path");
      if (!this.lines.has(id)) this.front.insertBefore(line, this.rubber);
      this.lines.set(id, line);
      write(line, "class", link.feedback ? "link feedback" : "link");
      write(line, "style", `--width:${(LIGHTEST + (HEAVIEST - LIGHTEST) * link.strength).toFixed(2)}px`);
    }
    this.measure();
  }

  add({ id, kind }) {
    const node = html("div", { role: "option", tabindex: "-1", "data-id": id, "aria-selected": "false" });
    node.name = html("span", { class: "name" });
    if (kind === "cluster" || id === GOAL) node.append(node.name);
    else {
      node.dot = html("i", { class: "dot" });
      node.weight = html("span", { class: "weight" });
      node.append(node.dot, node.name, node.weight, html("i", { class: "handle", "aria-hidden": "true" }));
    }
    kind === "cluster" ? this.list.insertBefore(node, this.front) : this.list.append(node);
    this.shown.set(id, node);
    return node;
  }

  /** The size of every element: nodes are all as wide as the longest name needs, within bounds. */
  measure() {
    const { network, shown, list, sizes } = this, nodes = network.placeable;
    const named = JSON.stringify([...network.elements.values()].map((each) => [each.id, each.name, each.weight]));
    if (this.measured === named) return;
    this.measured = named;
    this.titles.clear();
    list.classList.add("measuring");
    list.style.removeProperty("--node-width");
    const widths = nodes.filter((id) => id !== GOAL).map((id) => shown.get(id).offsetWidth).sort((a, b) => a - b);
    const usual = widths[Math.floor(widths.length * 0.9)] ?? 120, widest = widths.at(-1) ?? usual;
    list.style.setProperty("--node-width", `${Math.ceil(widest < usual * 1.25 ? widest : usual) + 2}px`);
    list.classList.remove("measuring");
    sizes.clear();
    for (const id of nodes) sizes.set(id, [shown.get(id).offsetWidth, shown.get(id).offsetHeight]);
  }

  /** How tall the name of a cluster is when its members are this wide. */
  titleHeight = (id, width) => {
    const node = this.shown.get(id), key = `${id}/${Math.round(width)}`;
    if (!node) return 30;
    if (!this.titles.has(key)) {
      const { cssText } = node.style;
      node.style.cssText = `width:${Math.round(width + 24)}px;height:auto`;
      this.titles.set(key, node.name.offsetHeight + 16);
      node.style.cssText = cssText;
    }
    return this.titles.get(key);
  };

  /** Put everything where it stands now. */
  place() {
    const { network, shown } = this;
    this.boxes = boxes(network, this.sizes, this.titleHeight);
    if (this.frozen) for (const [id, box] of this.frozen) if (network.isCluster(id)) this.boxes.set(id, box);
    for (const [id, node] of shown) {
      const box = this.boxes.get(id), isCluster = network.isCluster(id), depth = network.around(id).length;
      const size = isCluster ? `width:${box.w.toFixed(1)}px;height:${box.h.toFixed(1)}px;z-index:${depth};` : "";
      write(node, "style", box ? `${size}transform:translate(${box.x.toFixed(1)}px,${box.y.toFixed(1)}px)` : "display:none");
    }
    this.curves = new Map();
    for (const { id, source, target } of network.links) {
      const points = curve(this.boxes.get(source), this.boxes.get(target), this.lines.has(`${target}>${source}`));
      this.curves.set(id, points);
      write(this.lines.get(id), "d", path(points));
    }
    this.placeBranches();
  }

  /** From the goal to what it divides into; elements that are tied to each other show by that where they belong. */
  placeBranches() {
    const { network } = this, isTied = network.links.length > 0;
    const shares = (id) => (network.isCluster(id) ? !network.isRanked(id) : !isTied);
    const top = new Set(network.divided ? (network.members.get(GOAL) ?? []).filter(shares) : []);
    for (const [id, line] of this.branches) if (!top.has(id)) { line.remove(); this.branches.delete(id); }
    for (const id of top) {
      if (!this.branches.has(id)) this.branches.set(id, this.back.appendChild(svg("path", { class: "branch" })));
      write(this.branches.get(id), "d", branch(this.boxes.get(GOAL), this.boxes.get(id), [...top].filter((each) => each !== id).map((each) => this.boxes.get(each))));
    }
  }

  /** Mark what is selected and what belongs to it; the rest steps back while one element is looked at. */
  mark({ selected, link, target, looked }) {
    const centre = looked || (selected.size === 1 ? [...selected][0] : ""), near = new Set();
    for (const each of this.network.links) {
      const active = each.id === link || each.source === centre || each.target === centre;
      this.toggle(this.lines.get(each.id), "active", active);
      this.toggle(this.lines.get(each.id), "chosen", each.id === link);
      if (active) near.add(each.source).add(each.target);
    }
    for (const [id, node] of this.shown) {
      write(node, "aria-selected", String(selected.has(id)));
      this.toggle(node, "near", near.has(id));
      this.toggle(node, "target", id === target);
    }
    this.toggle(this.world, "focusing", near.size > 0);
  }

  toggle(node, name, on) {
    const known = (node.marked ??= new Set());
    if (known.has(name) === on && node.classList.contains(name) === on) return;
    node.classList.toggle(name, on);
    on ? known.add(name) : known.delete(name);
  }

  /** The line that follows the pointer while a link is drawn. */
  stretch(source, to) {
    const box = to && this.boxes.get(source);
    this.rubber.setAttribute("d", box ? path(curve(box, { x: to[0], y: to[1], w: 0, h: 0 })) : "");
  }

  /** The innermost element under a point; nodes before the clusters around them. */
  under(point, accept = () => true) {
    let found = "", depth = -1;
    for (const [id, box] of this.boxes) {
      if (point[0] < box.x || point[0] > box.x + box.w || point[1] < box.y || point[1] > box.y + box.h || !accept(id)) continue;
      const inner = this.network.isCluster(id) ? this.network.around(id).length : 1000;
      if (inner >= depth) [found, depth] = [id, inner];
    }
    return found;
  }
}
