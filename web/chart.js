/** The chart of a series: numbers from low to high by as-of day, a line for each holder, what revises and contradicts what. */
import { group, max, min, rollups } from "d3-array";
import { scaleLinear, scaleSymlog, scaleUtc } from "d3-scale";
import { DAY, address, data, dayWords, el, fresh, hatches, legend, mark, onWidth, reach, round, savers, shorten, statusWord, tag, tellBox, tickWords, time } from "./draw.js";

const NO_FACT = new Set(["denied", "conditional"]);
const LINES = 12; // pairs drawn as lines; of more only the marks stay
const LABELS = 14;

/** The day that nearly all numbers are as of, where their reports are of several: by it they would be one heap. */
function crowded(points) {
  const dated = points.filter((point) => point.day);
  const counts = new Map();
  for (const { day } of dated) counts.set(day, (counts.get(day) ?? 0) + 1);
  const [day, most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? ["", 0];
  const told = new Set(dated.map((point) => point.told).filter(Boolean));
  return dated.length > 3 && most >= dated.length * 0.8 && told.size > 1 ? { day, all: most === dated.length } : null;
}

/** @param {HTMLElement} place */
export function drawChart(place) {
  const given = data("chart");
  if (!given?.points.length) return;
  const { signal } = fresh(place);
  const crowd = crowded(given.points);
  const points = given.points.map((point, at) => {
    const day = crowd && point.day ? point.told ?? point.day : point.day;
    return { ...point, at, ms: day ? time(day) : null };
  });
  const near = usual(points.filter((point) => point.ms !== null).map((point) => point.ms));
  const far = points.filter((point) => point.ms !== null && (point.ms < near[0] || point.ms > near[1]));
  let everything = !far.length;
  const top = max(points, (point) => point.high ?? point.low) ?? 1;
  const least = min(points, (point) => (point.low || point.high) || undefined) ?? 1;
  let powers = top / Math.max(1, least) > 400;

  const told = tellBox("Point at a mark to read who says so, or press Tab and go through all of them by day with the left and right arrow keys. Enter opens the words.");
  const stage = tag("div", { class: "stage" });
  const scaleButton = tag("button", { type: "button", "aria-pressed": String(powers) }, "Scale in powers of ten");
  scaleButton.addEventListener("click", () => { powers = !powers; scaleButton.setAttribute("aria-pressed", String(powers)); draw(); });
  const farButton = far.length ? tag("button", { type: "button", "aria-pressed": "false" }, `All days (${far.length} far off)`) : "";
  if (farButton) farButton.addEventListener("click", () => { everything = !everything; farButton.setAttribute("aria-pressed", String(everything)); draw(); });
  let svg = null;
  const arrow = el("path", { class: "revises", d: "M1 8H25M21 4l4 4l-4 4" });
  arrow.dataset.wide = "28";
  const against = el("g", {}, el("path", { class: "against", d: "M1 8H29" }), notEqual(15, 8));
  against.dataset.wide = "32";
  place.replaceChildren(
    tag("div", { class: "tools" }, scaleButton, farButton, ...savers(place.dataset.name ?? "series", () => svg, () => given.points.flatMap(flat))),
    crowd ? tag("p", { class: "note" }, `${crowd.all ? "All" : "Most"} of these numbers are as of ${dayWords(time(crowd.day))}: each stands on the day of the first report that gives it.`) : "", stage, told.box, legend([[arrow, "revises"], [against, "contradict each other"]]),
  );
  let width = 0;
  let release = () => {};
  onWidth(stage, (now) => { width = now; draw(); }, signal);

  function draw() {
    if (!width) return;
    const narrow = width < 700;
    const drawn = everything ? points : points.filter((point) => !far.includes(point));
    const undated = drawn.filter((point) => point.ms === null);
    const dated = drawn.filter((point) => point.ms !== null);
    const box = { left: 14 + 6.6 * Math.round(top * 1.1).toLocaleString("en").length, right: width - 10, top: 14, bottom: narrow ? 300 : 380 };
    const gutter = undated.length ? (dated.length ? Math.min(120, 36 + undated.length * 18) : box.right - box.left) : 0;
    const days = dated.length ? [min(dated, (point) => point.ms), max(dated, (point) => point.ms) + DAY] : [0, DAY];
    if (days[1] - days[0] < 4 * DAY) { days[0] -= DAY; days[1] += DAY; }
    const x = scaleUtc(days, [box.left + 6, box.right - gutter]);
    const y = (powers ? scaleSymlog().constant(Math.max(1, least)) : scaleLinear()).domain([0, top * (powers ? 1.6 : 1.1)]).range([box.bottom, box.top]);
    place2d(drawn, x, y, box, gutter);

    svg = el("svg", {
      class: "picture", viewBox: `0 0 ${width} ${box.bottom + 44}`, width, height: box.bottom + 44, role: "group",
      "aria-label": `${given.title}: ${points.length} numbers${dated.length ? ` from ${dayWords(days[0])} to ${dayWords(days[1] - DAY)}` : ""}`,
    }, hatches());
    axes(svg, x, y, box, gutter, top, powers, dated.length > 0);
    const ties = el("g", { class: "ties" });
    svg.append(ties);
    holderLines(ties, drawn);
    const shown = new Set(drawn.map((point) => point.at));
    pairLines(ties, given.pairs.filter((pair) => shown.has(pair.a) && shown.has(pair.b)), points);
    const marks = drawn.map((point) => drawPoint(svg, point, y, box, given, points, told, place));
    words(svg, drawn, box, narrow);
    release();
    stage.replaceChildren(svg);
    marks.sort((a, b) => a.x - b.x || b.y - a.y);
    marks.forEach((one, at) => one.node.setAttribute("aria-label", `${at + 1} of ${marks.length}: ${one.node.getAttribute("aria-label")}`));
    release = reach(svg, marks, { ordered: true });
  }
}

/** The days of nearly all points, with as much again around them: one slip of a year must not press the rest together. */
function usual(days) {
  const sorted = [...days].sort((a, b) => a - b);
  const [from, to] = [sorted[Math.floor(sorted.length * 0.04)], sorted[Math.ceil(sorted.length * 0.96) - 1]];
  const room = Math.max(to - from, 10 * DAY);
  return [from - room, to + room];
}

/** Where each point stands: those of one day side by side, so that none hides another. */
function place2d(points, x, y, box, gutter) {
  for (const [ms, members] of group(points, (point) => point.ms)) {
    const middle = ms === null ? box.right - gutter / 2 + 8 : x(ms + DAY / 2);
    const room = ms === null ? gutter - 26 : Math.max(10, Math.min(x(DAY) - x(0), 130) * 0.86);
    const step = Math.min(15, room / members.length);
    members.sort((a, b) => (a.low ?? a.high ?? 0) - (b.low ?? b.high ?? 0) || a.at - b.at);
    members.forEach((point, at) => {
      point.x = middle + (at - (members.length - 1) / 2) * step;
      const [low, high] = [point.low, point.high];
      point.y = low === null && high === null ? y(0) : low === null ? y(high) : high === null ? y(low) : (y(low) + y(high)) / 2;
    });
  }
}

function axes(svg, x, y, box, gutter, top, powers, dated) {
  const values = powers
    ? [0, ...Array.from({ length: 10 }, (_, at) => 10 ** at).filter((value) => value <= top * 1.6)]
    : y.ticks(5).filter(Number.isInteger);
  for (const value of values) {
    svg.append(el("path", { class: value ? "grid" : "rule", d: `M${box.left} ${round(y(value)) + 0.5}H${box.right}` }),
      el("text", { class: "tick", x: box.left - 6, y: round(y(value)) + 4, "text-anchor": "end" }, value.toLocaleString("en")));
  }
  if (dated) {
    const room = box.right - gutter - box.left;
    const ticks = x.ticks(Math.max(2, Math.floor(room / 80))).filter((tick) => +tick % DAY === 0);
    const words = tickWords(ticks);
    const daily = ticks.length > 1 && ticks[1] - ticks[0] <= 2 * DAY;
    ticks.forEach((tick, at) => {
      if (x(tick) > box.right - gutter - 20) return;
      const middle = x(+tick + (daily ? DAY / 2 : 0));
      svg.append(el("path", { class: "grid", d: `M${round(x(tick))} ${box.bottom}v5` }));
      words[at].forEach((word, line) => svg.append(el("text", { class: "tick", x: round(middle), y: box.bottom + 18 + 13 * line, "text-anchor": "middle" }, word)));
    });
  }
  if (gutter) {
    const edge = box.right - gutter + 8;
    if (dated) svg.append(el("path", { class: "rule dash", d: `M${round(edge)} ${box.top}V${box.bottom}` }));
    const middle = round((edge + box.right) / 2);
    svg.append(el("text", { class: "tick", "text-anchor": "middle" },
      el("tspan", { x: middle, y: box.bottom + 18 }, "day not"), el("tspan", { x: middle, y: box.bottom + 31 }, "known")));
  }
}

/** A line joins what one holder says, by its words; what it denies or only threatens with is not on it. */
function holderLines(ties, points) {
  const firm = points.filter((point) => point.ms !== null && !NO_FACT.has(point.status) && point.line);
  rollups(firm, (members) => {
    const line = [...members].sort((a, b) => a.ms - b.ms || a.x - b.x);
    if (new Set(line.map((point) => point.ms)).size > 1) {
      ties.append(el("path", { class: "holder", "data-holder": line[0].holder, d: `M${line.map((point) => `${round(point.x)} ${round(point.y)}`).join("L")}` }));
    }
  }, (point) => point.line);
}

function pairLines(ties, pairs, points) {
  for (const relation of ["revised", "contradicted", "suspicious"]) {
    const all = pairs.filter((pair) => pair.relation === relation);
    // Of all numbers that one revises the nearest before it tells enough.
    const members = relation === "revised"
      ? [...rollups(all, (some) => some.reduce((one, other) => (points[other.a].x > points[one.a].x ? other : one)), (pair) => pair.b)].map(([, pair]) => pair)
      : all;
    for (const pair of members) {
      const [a, b] = [points[pair.a], points[pair.b]];
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const far = Math.hypot(dx, dy) || 1;
      const [ux, uy] = [dx / far, dy / far];
      const from = [a.x + ux * 9, a.y + uy * 9];
      const to = [b.x - ux * 10, b.y - uy * 10];
      const tie = el("g", { class: `tie ${relation}${members.length > LINES ? " many" : ""}`, "data-a": pair.a, "data-b": pair.b });
      if (relation === "revised") {
        tie.append(el("path", { class: "revises", d: `M${xy(from)}L${xy(to)}M${xy([to[0] - 6 * ux - 4 * uy, to[1] - 6 * uy + 4 * ux])}L${xy(to)}L${xy([to[0] - 6 * ux + 4 * uy, to[1] - 6 * uy - 4 * ux])}` }));
      } else {
        tie.append(el("path", { class: relation === "contradicted" ? "against" : "odd", d: `M${xy(from)}L${xy(to)}` }));
        if (relation === "contradicted") tie.append(notEqual((a.x + b.x) / 2, (a.y + b.y) / 2));
      }
      ties.append(tie);
    }
  }
}

function xy([x, y]) {
  return `${round(x)} ${round(y)}`;
}

function notEqual(x, y) {
  return el("g", { class: "not-equal", transform: `translate(${round(x)},${round(y)})` },
    el("circle", { class: "under", r: 7 }), el("path", { class: "line", d: "M-4 -1.8H4M-4 1.8H4M2.4 -4.5L-2.4 4.5" }));
}

function drawPoint(svg, point, y, box, given, points, told, place) {
  const [low, high] = [point.low, point.high];
  const first = point.claims[0];
  const href = address(given.hrefs.report, { REPORT: first.report, CLAIM: first.id });
  const words = `${point.number}, ${point.holder}, ${point.when}, ${point.status}` + point.marks.map((word) => `, ${word}`).join("") +
    `. ${first.cite}: ${shorten(first.sentence, 220)}` + (point.claims.length + point.more > 1 ? ` And ${point.claims.length + point.more - 1} more.` : "");
  const node = el("a", { href, class: `item s-${point.status}`, "data-holder": point.holder, "aria-label": words });
  if (low !== null && high !== null && low !== high) {
    const [a, b] = [y(high), y(low)];
    node.append(el("rect", { class: "band", x: round(point.x - 5), y: round(a), width: 10, height: round(Math.max(2, b - a)) }),
      el("path", { class: "line", d: `M${round(point.x - 6)} ${round(a)}h12M${round(point.x - 6)} ${round(b)}h12` }));
  } else if (low !== null && high === null) {
    const end = Math.max(box.top, y(low) - 34);
    node.append(el("path", { class: "line", d: `M${xy([point.x, point.y - 7])}V${round(end)}m-4 5l4 -5l4 5` }));
  } else if (low === null && high !== null) {
    node.append(el("rect", { class: "band open", x: round(point.x - 5), y: round(y(high)), width: 10, height: round(Math.max(2, y(0) - y(high))) }),
      el("path", { class: "line", d: `M${round(point.x - 6)} ${round(y(high))}h12` }));
  }
  if (point.marks.includes("contradicted")) node.append(el("circle", { class: "ring", cx: round(point.x), cy: round(point.y), r: 8.5 }));
  node.append(mark(point.status, point.x, point.y, 5));
  svg.append(node);
  const tell = () => {
    told.tell(...tellPoint(point, given, points));
    for (const other of place.querySelectorAll("[data-holder]")) other.classList.toggle("same-holder", other.getAttribute("data-holder") === point.holder);
    for (const tie of place.querySelectorAll(".tie")) tie.classList.toggle("shown", [tie.dataset.a, tie.dataset.b].includes(String(point.at)));
  };
  return { node, x: point.x, y: point.y, tell };
}

function tellPoint(point, given, points) {
  const open = (claim, words) => tag("a", { href: address(given.hrefs.report, { REPORT: claim.report, CLAIM: claim.id }) }, words);
  const pairs = given.pairs.filter((pair) => pair.a === point.at || pair.b === point.at).slice(0, 4);
  return [
    tag("p", {}, tag("strong", {}, point.number), ` according to ${point.holder.replace(/^(The|A|An) /, (word) => word.toLowerCase())}`),
    tag("p", { class: "meta" }, statusWord(point.status), tag("span", {}, `as of: ${point.when}`),
      tag("span", {}, `${point.origins} ${point.origins === 1 ? "origin" : "origins"}`)),
    tag("ul", {}, ...point.claims.slice(0, 6).map((claim) => tag("li", {}, open(claim, claim.cite), " ", tag("q", { dir: "auto" }, shorten(claim.sentence, 220)))),
      point.claims.length > 6 ? tag("li", {}, `and ${point.claims.length - 6} more, in the table`) : ""),
    ...pairs.map((pair) => {
      const other = points[pair.a === point.at ? pair.b : pair.a];
      return tag("p", { class: "pair" }, statusWord(pair.relation), ` ${other.number}, ${other.holder}: ${pair.reason}`);
    }),
  ];
}

/** Numbers beside marks and, once for each, the name of the holder: where there is room, the weightiest first. */
function words(svg, points, box, narrow) {
  const taken = points.map((point) => [point.x - 8, point.y - 8, point.x + 8, point.y + 8]);
  const free = (area) => area[0] >= box.left && area[2] <= box.right && area[1] >= 0 && area[3] <= box.bottom + 2 &&
    !taken.some((other) => area[0] < other[2] && area[2] > other[0] && area[1] < other[3] && area[3] > other[1]);
  const ranked = [...points].sort((a, b) => b.origins - a.origins || NO_FACT.has(a.status) - NO_FACT.has(b.status) || b.ms - a.ms);
  const put = (point, lines, high) => {
    const wide = Math.max(...lines.map((line) => line.length)) * 6.1 + 2;
    const spots = [[point.x + 10, point.y - high / 2, "start"], [point.x - wide - 10, point.y - high / 2, "end"],
      [point.x - wide / 2, point.y - high - 10, "middle"], [point.x - wide / 2, point.y + 10, "middle"]];
    for (const [x, y, anchor] of lines.length > 1 ? spots : [...spots.slice(2), ...spots.slice(0, 2)]) {
      const area = [x, y, x + wide, y + high];
      if (!free(area)) continue;
      taken.push(area);
      const at = { start: x, end: x + wide, middle: x + wide / 2 }[anchor];
      svg.append(el("text", { class: `value s-${point.status}`, "text-anchor": anchor, "data-holder": point.holder },
        ...lines.map((line, number) => el("tspan", { class: number ? "who" : null, x: round(at), y: round(y + 10 + 13 * number) }, line))));
      return true;
    }
    return false;
  };
  const named = new Set();
  const done = new Set();
  if (!narrow) {
    for (const point of ranked) {
      if (named.has(point.holder) || named.size >= LABELS) continue;
      if (put(point, [point.number, shorten(point.holder, 26)], 25)) { named.add(point.holder); done.add(point); }
    }
  }
  let most = narrow ? 14 : 40;
  for (const point of ranked) if (!done.has(point) && most > 0 && put(point, [point.number], 12)) most -= 1;
}

function flat(point) {
  return point.claims.map((claim) => ({
    as_of: point.day, since: point.since, number: point.number, low: point.low, high: point.high, holder: point.holder, status: point.status,
    origins: point.origins, marks: point.marks.join(" "), claim: claim.id, report: claim.report, cited: claim.cite, sentence: claim.sentence,
  }));
}
