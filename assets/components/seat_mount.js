// The place of the seat's question: seat_code.js, which the page sends once, draws it here and says how to leave it.
// Whichever of the two comes first makes the promise; older phones do not know Promise.withResolvers.

const code = (window.weighbridgeSeat ??= (() => {
  let resolve;
  return { promise: new Promise((give) => (resolve = give)), resolve };
})());

export default function mount(args) {
  const drawn = code.promise.then((draw) => draw(args));
  return () => drawn.then((leave) => leave());
}
