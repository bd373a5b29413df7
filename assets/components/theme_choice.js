// Light, dark or as the browser. Streamlit reads the choice of a visitor from localStorage when a page is loaded, one key
// for each address it was loaded from; so the choice is written for every page, and the page is loaded again.
const VERSION = "v2";
const NAMES = { light: "Light", dark: "Dark", system: "System" };

const base = (paths) => {
  const here = window.location.pathname, last = here.slice(here.lastIndexOf("/") + 1);
  return paths.includes(last) ? here.slice(0, here.length - last.length) : here.endsWith("/") ? here : `${here}/`;
};
const keys = (paths) => {
  const root = base(paths);
  return [root, ...paths.map((path) => root + path)].map((address) => `stActiveTheme-${address}-${VERSION}`);
};
const present = (paths) => {
  try {
    const found = keys(paths).map((key) => window.localStorage.getItem(key)).find(Boolean);
    const name = found ? JSON.parse(found) : "System";
    return Object.keys(NAMES).find((choice) => NAMES[choice] === name) ?? "system";
  } catch {
    return "system";
  }
};

export default function (component) {
  const { data, parentElement } = component, group = parentElement.querySelector(".themes");
  const chosen = present(data.paths);
  group.setAttribute("aria-label", data.title);
  group.replaceChildren(...Object.keys(NAMES).map((choice) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = data.labels[choice];
    button.setAttribute("role", "radio");
    button.setAttribute("aria-checked", String(choice === chosen));
    button.onclick = () => {
      try {
        keys(data.paths).forEach((key) => window.localStorage.setItem(key, JSON.stringify(NAMES[choice])));
        window.location.reload();
      } catch {
        parentElement.querySelector(".refused").textContent = data.refused;
      }
    };
    return button;
  }));
}
