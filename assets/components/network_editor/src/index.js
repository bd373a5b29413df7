// Entry: Streamlit calls this for every run of the page. One editor lives as long as its place on the page.

import { Editor } from "./editor.js";

const mounted = new WeakMap();

export default function networkEditor({ data, parentElement, setStateValue }) {
  const root = parentElement.querySelector(".network-editor");
  const spoken = JSON.stringify(data.texts);
  if (mounted.get(root)?.spoken !== spoken) mounted.set(root, Object.assign(new Editor(root, data.texts), { spoken }));
  const editor = mounted.get(root);
  editor.outbox.send = (actions) => setStateValue("actions", actions);
  editor.receive(data);
}
