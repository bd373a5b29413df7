// What is drawn: elements, who owns whom, who influences whom, and where everything stands.

export const GOAL = "goal";

/**
 * The network as Python told it last, with places of its own where Python knows none.
 *
 * An element stands where it is held (a gesture that Python has not answered yet), else where it was placed, else where
 * the arrangement put it. Members of a cluster that were placed over each other are set apart.
 */
export class Network {
  elements = new Map(); // id -> { id, kind, owner, name, weight, placed: [x, y] | null }
  links = []; // { source, target, feedback, strength }
  members = new Map(); // owner -> ids
  arranged = new Map(); // id -> [x, y]
  held = new Map(); // id -> [x, y]
  apart = new Map(); // id -> [x, y]

  receive({ elements, links }) {
    this.elements = new Map(elements.map((element) => [element.id, element]));
    this.links = links.map((link) => ({ ...link, id: `${link.source}>${link.target}` }));
    this.members = new Map();
    for (const { id, owner } of elements) if (owner) this.members.set(owner, [...(this.members.get(owner) ?? []), id]);
    for (const places of [this.arranged, this.held]) for (const id of places.keys()) if (!this.elements.has(id)) places.delete(id);
  }

  get(id) { return this.elements.get(id); }
  has(id) { return this.elements.has(id); }
  isCluster(id) { return this.get(id)?.kind === "cluster"; }
  isNode(id) { return this.has(id) && id !== GOAL && !this.isCluster(id); }

  /** Whether an element holds alternatives or is one. */
  isRanked(id) { return this.inside(id).every((each) => this.get(each).kind === "alternative"); }

  /** Where an element stands: the middle of it; clusters stand where their members do. */
  at(id) { return this.held.get(id) ?? this.apart.get(id) ?? this.get(id)?.placed ?? this.arranged.get(id); }

  /** Everything that has a place of its own. */
  get placeable() { return [...this.elements.keys()].filter((id) => !this.isCluster(id)); }

  get isUnplaced() { return this.placeable.every((id) => !this.get(id).placed); }

  /** The nodes inside an element at any depth; a node is inside itself. */
  inside(id) { return this.isCluster(id) ? (this.members.get(id) ?? []).flatMap((each) => this.inside(each)) : [id]; }

  /** The clusters around an element, from the inside out. */
  around(id) {
    const owners = [];
    for (let owner = this.get(id)?.owner; owner && owner !== GOAL; owner = this.get(owner)?.owner) owners.push(owner);
    return owners;
  }

  link(source, target) { return this.links.find((link) => link.source === source && link.target === target); }
  linksOf(id) { return this.links.filter((link) => link.source === id || link.target === id); }

  /** Places of what was moved, and of all that nobody has placed yet: after it, the drawing is the same everywhere. */
  pinned(moved = []) {
    const ids = this.placeable.filter((id) => moved.includes(id) || this.apart.has(id) || !this.get(id).placed);
    return Object.fromEntries(ids.filter((id) => this.at(id)).map((id) => [id, this.at(id).map(Math.round)]));
  }
}
