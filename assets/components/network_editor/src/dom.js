// Making elements of the page.

const SVG = "http://www.w3.org/2000/svg";

export function html(tag, attributes = {}, ...children) { return dressed(document.createElement(tag), attributes, children); }
export function svg(tag, attributes = {}, ...children) { return dressed(document.createElementNS(SVG, tag), attributes, children); }

function dressed(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/** Write only what differs: 200 elements and 600 links are compared, few are touched. */
export function write(node, name, value) {
  const known = (node.written ??= {});
  if (known[name] === value) return;
  known[name] = value;
  if (name === "text") node.textContent = value;
  else if (name === "style") node.style.cssText = value;
  else if (value === null) node.removeAttribute(name);
  else node.setAttribute(name, value);
}

/** Fill the facts into a text from Python: "{first} influences {second}". */
export const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (whole, name) => facts[name] ?? whole);
