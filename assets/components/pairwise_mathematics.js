// The mathematics of judging in the browser; tested with node against mcdm. Plain ES module, no build step.
// `answers` maps "i,j" (i < j, positions of the elements) to the ratio of i to j. A missing pair was not answered.

export const SCALE = 9;

export const pairs = (n) => Array.from({ length: n }, (_, i) => Array.from({ length: n - 1 - i }, (_, k) => [i, i + 1 + k])).flat();

export function ratio(answers, i, j) {
  if (i === j) return 1;
  const value = i < j ? answers[`${i},${j}`] : 1 / answers[`${j},${i}`];
  return Number.isFinite(value) && value > 0 ? value : null;
}

/** Principal eigenvector and eigenvalue of a complete matrix, by power iteration. */
export function eigenvector(answers, n) {
  let weights = Array(n).fill(1 / n), lambda = n;
  for (let round = 0; round < 500; round++) {
    const next = weights.map((_, i) => weights.reduce((sum, w, j) => sum + ratio(answers, i, j) * w, 0));
    lambda = next.reduce((a, b) => a + b, 0);
    const step = Math.max(...next.map((value, i) => Math.abs(value / lambda - weights[i])));
    weights = next.map((value) => value / lambda);
    if (step < 1e-14) break;
  }
  return { weights, lambda };
}

/** Log least squares on the answered pairs; null as long as they do not link all elements. */
export function leastSquares(answers, n) {
  const rows = Array.from({ length: n }, () => Array(n + 1).fill(0));
  for (const [i, j] of pairs(n)) {
    const value = ratio(answers, i, j);
    if (value === null) continue;
    rows[i][i]++; rows[j][j]++; rows[i][j]--; rows[j][i]--;
    rows[i][n] += Math.log(value); rows[j][n] -= Math.log(value);
  }
  const free = rows.slice(1).map((row) => row.slice(1)); // the first element is the measure: its logarithm is 0
  for (let k = 0; k < n - 1; k++) {
    if (free[k][k] < 1e-9) return null;
    for (let r = 0; r < n - 1; r++) {
      if (r === k) continue;
      const factor = free[r][k] / free[k][k];
      free[r] = free[r].map((value, c) => value - factor * free[k][c]);
    }
  }
  const raw = [1, ...free.map((row, k) => Math.exp(row[n - 1] / row[k]))];
  const total = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => value / total);
}

/** Everything shown beside the matrix; `ratio` is null while answers are missing or no random index is tabulated. */
export function assess(answers, n, randomIndex) {
  const all = pairs(n), answered = all.filter(([i, j]) => ratio(answers, i, j) !== null);
  const complete = answered.length === all.length;
  const { weights, lambda } = complete ? eigenvector(answers, n) : { weights: leastSquares(answers, n), lambda: null };
  let consistency = null, worst = null;
  if (complete && n < 3) consistency = 0;
  else if (complete && randomIndex) consistency = Math.max(0, (lambda - n) / (n - 1) / randomIndex);
  if (weights) {
    const error = ([i, j]) => Math.abs(Math.log((ratio(answers, i, j) * weights[j]) / weights[i]));
    worst = answered.reduce((most, pair) => (most === null || error(pair) > error(most) ? pair : most), null);
  }
  return { answered: answered.length, pairs: all.length, complete, weights, consistency, worst };
}

/** What was typed, as a ratio: "3", "1/3", "/3", "3/" or "/" (turn round). NaN for what is not on the scale. */
export function parse(typed, before) {
  if (typed === "/") return before === null ? NaN : 1 / before;
  const [, over, digit, under] = /^(1?\/)?([1-9])(\/)?$/.exec(typed) ?? [];
  if (typed === "1/") return 1;
  return digit === undefined || (over && under) ? NaN : over || under ? 1 / +digit : +digit;
}

export const near = (a, b) => Math.abs(a - b) < 1e-9 * b;
/** A ratio as people write it; `zero` stands before a point: "0" in Chinese, nothing in English. */
export function format(value, zero = "") {
  if (value === null) return "";
  const large = Math.max(value, 1 / value), whole = Math.round(large);
  if (!near(large, whole)) return value.toPrecision(3).replace(/^0(?=\.)/, zero);
  return value >= 1 ? String(whole) : `1/${whole}`;
}

// ---- the seventeen positions of the scale: 0 is 9 for the first element, 8 is equal, 16 is 9 for the second ----

export const EQUAL = SCALE - 1;
export const valueAt = (position) => (position <= EQUAL ? SCALE - position : 1 / (position - EQUAL + 1));
/** Where a ratio lies on the scale, also between two positions. */
export const placeOf = (value) => (value >= 1 ? SCALE - Math.min(value, SCALE) : EQUAL - 1 + Math.min(1 / value, SCALE));
/** The position nearest in proportion. */
export const positionOf = (value) =>
  Array.from({ length: 2 * SCALE - 1 }, (_, k) => k).reduce((best, k) => (gap(valueAt(k), value) < gap(valueAt(best), value) - 1e-12 ? k : best));
const gap = (a, b) => Math.abs(Math.log(a / b));

// ---- what the other answers say about one pair ----

/** Positions of the elements that answers link to `start`, in order. */
export function linked(answers, n, start) {
  const found = new Set([start]);
  for (const i of found) for (let j = 0; j < n; j++) if (ratio(answers, i, j) !== null) found.add(j);
  return [...found].sort((a, b) => a - b);
}

/** The ratio of i to j that all other answers imply by log least squares; null where nothing else links the two. */
export function implied(answers, n, i, j) {
  const { [`${Math.min(i, j)},${Math.max(i, j)}`]: own, ...others } = answers;
  const group = linked(others, n, i);
  if (!group.includes(j)) return null;
  const inside = pairs(group.length).map(([a, b]) => [`${a},${b}`, ratio(others, group[a], group[b])]);
  const weights = leastSquares(Object.fromEntries(inside.filter(([, value]) => value !== null)), group.length);
  return weights[group.indexOf(i)] / weights[group.indexOf(j)];
}

/**
 * How an answer i over j from `low` to `high` agrees with all others: "alone" where they say nothing about it, "fits"
 * within a factor of 2, "contradicts" where they clearly favour the other element or differ by more than a factor of 4,
 * "apart" between the two.
 */
export function fit(answers, n, i, j, low, high) {
  const other = implied(answers, n, i, j);
  if (other === null) return { verdict: "alone", implied: null };
  const nearest = Math.min(Math.max(other, low), high), distance = gap(nearest, other);
  const opposite = Math.log(nearest) * Math.log(other) < 0 && Math.abs(Math.log(other)) > Math.log(1.5);
  const verdict = distance <= Math.log(2) + 1e-9 ? "fits" : opposite || distance > Math.log(4) + 1e-9 ? "contradicts" : "apart";
  return { verdict, implied: other };
}
