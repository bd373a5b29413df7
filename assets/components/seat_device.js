// The places that this device took in workshops: kept here, so that a code that is opened twice leads back to one place.
// Only tokens that also stand in the address are kept, and only the newest few.

const NAME = "weighbridge/seats";
const MOST = 8;

const read = () => {
  try {
    const found = JSON.parse(localStorage.getItem(NAME));
    return Array.isArray(found) ? found.filter((each) => typeof each === "string").slice(0, MOST) : [];
  } catch { return []; }
};

const write = (tokens) => {
  try { localStorage.setItem(NAME, JSON.stringify(tokens.slice(0, MOST))); } catch { /* a browser that keeps nothing */ }
};

export default function device({ data, setStateValue }) {
  const { keep, forget, ask } = data;
  if (keep || forget) write([keep, ...read().filter((each) => each !== keep && each !== forget)].filter(Boolean));
  if (!ask) return () => {};
  const tell = () => setStateValue("tokens", read());
  const noticed = (event) => event.key === NAME && tell(); // another tab came in
  if (JSON.stringify(read()) !== JSON.stringify(data.known)) tell();
  addEventListener("storage", noticed);
  return () => removeEventListener("storage", noticed);
}
