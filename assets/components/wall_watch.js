// The clock of a wall: every second Python looks whether anything is new, and draws the wall only then.

const EVERY = 1000; // ms

const clocks = new WeakMap();

export default function clock({ parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".watch");
  const tick = () => document.hidden || setTriggerValue("tick", Date.now());
  if (!clocks.has(root)) {
    const kept = {};
    kept.timer = setInterval(() => kept.tick(), EVERY);
    document.addEventListener("visibilitychange", kept.back = () => kept.tick());
    clocks.set(root, kept);
  }
  const kept = clocks.get(root);
  kept.tick = tick;
  return () => { clearInterval(kept.timer); document.removeEventListener("visibilitychange", kept.back); clocks.delete(root); };
}
