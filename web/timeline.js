/** The timeline: lanes of marks and bands over days, with a strip of all days above. */
import { max } from "d3-array";
import { scaleLinear, scaleUtc } from "d3-scale";
import { DAY, address, data, dayWords, el, fresh, hatches, legend, mark, onWidth, reach, round, savers, shorten, statusWord, tag, tellBox, tickWords, time } from "./draw.js";

const TALL = 1350; // px that all lanes may take before labels are given up
const LANE = 260; // px that a lane of single marks may take; beyond it becomes columns that count
const STRIP = 46;
const ROW = 17;
const SLIM = 11;
const GROUPS = {
  type: ["what happened", (row) => (row.kind === "figure" ? `Figures: ${row.type_says.toLowerCase()}` : row.type_says)],
  place: ["place", (row) => row.place || "Place not known"],
  actor: ["actor", (row) => row.actor || (row.kind === "figure" ? "Figures" : "Actor not known")],
  status: ["status", (row) => row.status],
};

/** @param {HTMLElement} place */
export function drawTimeline(place) {
  const given = data("timeline");
  if (!given?.rows.length) return;
  const { signal } = fresh(place);
  const rows = given.rows.map((row) => ({ ...row, from: time(row.start ?? row.end), to: time(row.end ?? row.start) + DAY }));
  const days = given.days.map(([day, count]) => [time(day), count]);
  const whole = [days[0][0], Math.max(days[days.length - 1][0], ...rows.map((row) => row.to)) + DAY];
  // Of several stories the days of the largest come first, as on the map; the strip above shows where the others are.
  const main = given.main?.length ? given.main.map(([day, count]) => [time(day), count]) : days;
  const state = { window: fromHash(whole) ?? usual(main, whole), group: place.dataset.lanes ?? "type" };

  const told = tellBox("Point at a mark, or reach it with Tab and the arrow keys, to read what it stands for. Enter opens it.");
  const stage = tag("div", { class: "stage" });
  const range = tag("p", { class: "range", "aria-live": "polite" });
  const buttons = [
    ["Zoom in", () => zoom(0.5)], ["Zoom out", () => zoom(2)], ["Earlier", () => shift(-0.6)], ["Later", () => shift(0.6)],
    ["All days", () => show(whole)],
  ].map(([words, act]) => {
    const button = tag("button", { type: "button" }, words);
    button.addEventListener("click", act);
    return button;
  });
  const chosen = tag("select", {}, ...Object.entries(GROUPS).map(([name, [words]]) => tag("option", { value: name, selected: name === state.group ? "" : null }, words)));
  // A list that was changed looks to the page like writing that must not be lost: the choice is kept beside it.
  chosen.addEventListener("change", () => { place.dataset.lanes = state.group = chosen.value; for (const one of chosen.options) one.defaultSelected = one.selected; draw(); });
  let svg = null;
  place.replaceChildren(
    tag("div", { class: "tools" }, ...buttons, tag("label", {}, "Lanes by ", chosen), ...savers("timeline", () => svg, () => rows.map(flat))),
    range, stage, told.box,
    legend([[keyBand(), "a band covers the days on which it may have been, or over which it went on"]]),
  );
  let width = 0;
  let release = () => {};
  onWidth(stage, (now) => { width = now; draw(); }, signal);
  addEventListener("hashchange", () => { const told = fromHash(whole); if (told) { state.window = told; draw(); } }, { signal });
  place.addEventListener("keydown", (event) => {
    const act = { "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), 0: () => show(whole) }[event.key];
    if (act && !/^(SELECT|INPUT)$/.test(event.target.tagName) && !event.ctrlKey && !event.metaKey) { event.preventDefault(); act(); }
  }, { signal });

  function show([from, to]) {
    const wide = Math.max(to - from, 3 * DAY);
    const middle = (from + to) / 2;
    const start = Math.floor(Math.max(whole[0], Math.min(middle - wide / 2, whole[1] - wide)) / DAY) * DAY;
    state.window = [start, Math.min(Math.ceil((start + wide) / DAY) * DAY, whole[1] + DAY)];
    history.replaceState(null, "", `#from=${iso(state.window[0])}&to=${iso(state.window[1] - DAY)}`);
    draw();
  }
  function zoom(factor) {
    const [from, to] = state.window;
    const half = ((to - from) * factor) / 2;
    show([(from + to) / 2 - half, (from + to) / 2 + half]);
  }
  function shift(part) {
    const by = (state.window[1] - state.window[0]) * part;
    show([state.window[0] + by, state.window[1] + by]);
  }

  function draw() {
    if (!width) return;
    const focus = document.activeElement?.closest?.(".stage") === stage ? document.activeElement.getAttribute("data-at") : null;
    const narrow = width < 620;
    const left = narrow ? 0 : 168;
    const x = scaleUtc(state.window, [left, width]);
    const lanes = lanesOf(rows, state, x, narrow);
    const top = STRIP + 34;
    const height = top + lanes.reduce((sum, lane) => sum + lane.height, 0) + 6;
    svg = el("svg", {
      class: "picture", viewBox: `0 0 ${width} ${height}`, width, height, role: "group",
      "aria-label": `Timeline, ${dayWords(state.window[0])} to ${dayWords(state.window[1] - DAY)}`,
    }, hatches());
    strip(svg, days, whole, state, width, show);
    axis(svg, x, top, height, narrow);
    const marks = [];
    let y = top;
    for (const lane of lanes) {
      svg.append(el("path", { class: "rule", d: `M0 ${round(y) + 0.5}H${width}` }));
      svg.append(el("text", { class: "lane", x: narrow ? 4 : 0, y: y + (narrow ? 13 : 15) }, shorten(lane.name, narrow ? 50 : 23), " ",
        el("tspan", { class: "count" }, String(lane.rows.length))));
      // Left and right go through a lane by day, and on to the next: so every mark is reached, however they lie.
      marks.push(...lane.draw(svg, y, { told, hrefs: given.hrefs, x, left, width, show }).sort((a, b) => a.x - b.x || a.y - b.y));
      y += lane.height;
    }
    release();
    stage.replaceChildren(svg);
    release = reach(svg, marks, { ordered: true });
    marks.forEach((one, at) => one.node.setAttribute("data-at", at));
    if (focus !== null) (stage.querySelector(`[data-at="${focus}"]`) ?? stage.querySelector("[tabindex='0']"))?.focus();
    const seen = lanes.reduce((sum, lane) => sum + lane.rows.length, 0);
    const before = rows.filter((row) => row.to <= state.window[0]).length;
    const after = rows.filter((row) => row.from >= state.window[1]).length;
    range.textContent = `${dayWords(state.window[0])} to ${dayWords(state.window[1] - DAY)}: ${seen} of ${rows.length} shown` +
      (before ? `, ${before} earlier` : "") + (after ? `, ${after} later` : "") + ".";
  }
}

/**
 * The days that hold nearly all rows: a report that looks back ten years must not press the rest together. More is left out
 * on both sides only where that leaves a third of the width.
 */
function usual(days, whole) {
  let best = between(days, whole, 0.02);
  for (const part of [0.05, 0.1]) {
    const closer = between(days, whole, part);
    if (closer[1] - closer[0] < (best[1] - best[0]) / 3) best = closer;
  }
  return best;
}

function between(days, whole, part) {
  const total = days.reduce((sum, [, count]) => sum + count, 0);
  let sum = 0;
  let from = null;
  let to = whole[1];
  for (const [day, count] of days) {
    sum += count;
    if (from === null && sum > total * part) from = day;
    if (sum >= total * (1 - part)) { to = day + DAY; break; }
  }
  return [from, Math.max(to, from + 3 * DAY)];
}

function fromHash(whole) {
  const told = new URLSearchParams(location.hash.slice(1));
  const [from, to] = [time(told.get("from")), time(told.get("to")) + DAY];
  return from < to ? [Math.max(from, whole[0] - DAY), Math.min(to, whole[1] + DAY)] : null;
}

function iso(ms) {
  return new Date(ms).toISOString().slice(0, 10);
}

/** Lanes that fit: first with words for every mark, then for the weightiest, then none, then columns that count. */
function lanesOf(rows, state, x, narrow) {
  const seen = rows.filter((row) => row.to > state.window[0] && row.from < state.window[1]);
  const groups = new Map();
  for (const row of seen) {
    const name = GROUPS[state.group][1](row);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(row);
  }
  let named = [...groups].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]));
  if (named.length > 18) {
    const rest = named.slice(17).flatMap(([, members]) => members);
    named = [...named.slice(0, 17), [`${named.length - 17} others`, rest]];
  }
  const lanes = named.map(([name, members]) => bare(name, members, LANE, x, narrow));
  let total = lanes.reduce((sum, one) => sum + one.height, 0);
  if (total > TALL) return named.map(([name, members]) => bare(name, members, LANE / 3, x, narrow));
  // Words for the weightiest of every lane first, then for more, as long as there is room.
  for (const most of [3, 8, 20, Infinity]) {
    lanes.forEach((lane, at) => {
      if (lane.columns) return;
      const worded = new Set([...lane.rows].sort((a, b) => b.origins - a.origins || b.from - a.from).slice(0, most));
      const made = packed(lane.name, lane.rows, worded, x, narrow);
      if (made.height > LANE || total + made.height - lane.height > TALL) return;
      total += made.height - lane.height;
      lanes[at] = made;
    });
  }
  return lanes;
}

/** A lane without words, or with columns that count where single marks would take more than so many pixels. */
function bare(name, members, most, x, narrow) {
  const made = packed(name, members, new Set(), x, narrow);
  return made.height > most ? columns(name, members, x, narrow) : made;
}

/** A lane of single marks, each in the first row that has room. */
function packed(name, members, worded, x, narrow) {
  const [low, high] = x.range();
  const items = members.map((row) => {
    const single = row.to - row.from <= DAY && row.start && row.end;
    const a = Math.max(x(row.from), low);
    const b = Math.min(x(row.to), high);
    const box = single ? [(a + b) / 2 - 6, (a + b) / 2 + 6] : [a, Math.max(b, a + 8)];
    let words = worded.has(row) ? shorten(row.text, narrow ? 30 : 42) : "";
    let wide = words.length * 5.9 + 6;
    // A long band has room for its words inside.
    const inside = words && box[1] - box[0] > wide + 24;
    const before = words && !inside && box[1] + wide > high;
    if (before && box[0] - wide < low) { words = shorten(words, Math.floor(Math.max(0, box[0] - low - 10) / 5.9)); wide = words.length * 5.9 + 6; }
    if (words.length < 5) words = "";
    return { row, single, box, words, before, within: inside, span: [box[0] - (before ? wide : 0), box[1] + (words && !before && !inside ? wide : 0)] };
  });
  const head = narrow ? 18 : 5;
  let height = head;
  for (const [group, step] of [[items.filter((item) => item.words), ROW], [items.filter((item) => !item.words), SLIM]]) {
    const ends = [];
    group.sort((a, b) => a.span[0] - b.span[0]);
    for (const item of group) {
      let at = ends.findIndex((end) => end + 2 <= item.span[0]);
      if (at < 0) at = ends.push(-Infinity) - 1;
      ends[at] = item.span[1];
      item.y = height + at * step + step / 2;
    }
    height += ends.length * step;
  }
  height = Math.max(height + 5, narrow ? 0 : 24);
  const draw = (svg, y, to) => items.map((item) => single(svg, y, item, to));
  return { name, rows: members, height, draw };
}

function single(svg, y, { row, single, box, words, before, within, y: inside }, { told, hrefs }) {
  const at = y + inside;
  const middle = single ? (box[0] + box[1]) / 2 : Math.min(box[0] + 10, (box[0] + box[1]) / 2);
  const label = `${row.text}. ${row.when}. ${row.status}. ${row.origins} ${row.origins === 1 ? "origin" : "origins"}.`;
  const node = el("a", { href: hrefOf(row, hrefs), class: `item ${row.kind} s-${row.status}`, "aria-label": label });
  if (!single) {
    node.append(el("rect", { class: `band p-${row.precision}`, x: round(box[0]), y: round(at - (within ? 7 : 4)), width: round(box[1] - box[0]), height: within ? 14 : 8, rx: 2 }));
    // An end that is not known is open.
    if (!row.start || !row.end) {
      const [edge, way] = row.start ? [box[1], 1] : [box[0], -1];
      node.append(el("path", { class: "line", d: `M${round(edge)} ${round(at - 4)}l${5 * way} 4l${-5 * way} 4` }));
    }
  }
  node.append(row.kind === "figure" && single ? el("rect", { class: "frame", x: round(middle - 6.5), y: round(at - 6.5), width: 13, height: 13, rx: 2 }) : "",
    mark(row.status, middle, at, 4.5));
  svg.append(node);
  // Beside the link and not in it: its name is the label, of which these words may be cut short.
  if (words) svg.append(el("text", { class: "words", "aria-hidden": "true", x: round(within ? box[0] + 20 : before ? box[0] - 4 : box[1] + 4), y: round(at + 4), "text-anchor": before ? "end" : "start" }, words));
  return { node, x: middle, y: at, tell: () => told.tell(...tellRow(row, hrefs)) };
}

/** A lane of columns: how many on these days; one that is opened shows them. */
function columns(name, members, x, narrow) {
  const [low, high] = x.range();
  // Whole days, so that a column stands over the days that it counts.
  const day = +x(+x.invert(low) + DAY) - low;
  const wide = Math.max(1, Math.ceil(12 / day));
  const step = wide * day;
  const bins = new Map();
  for (const row of members) {
    const at = Math.floor((Math.min(Math.max(x(row.from), low), high - 1) - low) / step + 1e-6); // by first day
    if (!bins.has(at)) bins.set(at, []);
    bins.get(at).push(row);
  }
  const head = narrow ? 18 : 6;
  const tall = 74;
  const draw = (svg, y, { told, show }) => {
    const scale = scaleLinear([0, max(bins.values(), (rows) => rows.length)], [0, tall - 16]);
    return [...bins].sort((a, b) => a[0] - b[0]).map(([at, rows]) => {
      const firm = rows.filter((row) => row.status === "stated" || row.status === "attributed").length;
      const base = y + head + tall - 4;
      const from = Math.round(+x.invert(low + at * step) / DAY) * DAY;
      const days = [from, from + (wide - 1) * DAY];
      const room = Math.min(step, high - low - at * step);
      const words = `${rows.length} ${wide > 1 ? `between ${dayWords(days[0])} and ${dayWords(days[1])}` : `on ${dayWords(days[0])}`}, ${rows.length - firm} of them unconfirmed, denied or conditional`;
      const node = el("g", { class: "item column", role: "button", tabindex: "-1", "aria-label": `${name}: ${words}. Enter zooms in.` },
        el("rect", { class: "under", x: round(low + at * step), y: base - tall + 10, width: round(room), height: tall - 10 }),
        el("rect", { class: "firm", x: round(low + at * step + 1), y: round(base - scale(firm)), width: round(room - 2), height: round(scale(firm)) }),
        el("rect", { class: "doubt", x: round(low + at * step + 1), y: round(base - scale(rows.length)), width: round(room - 2), height: round(scale(rows.length - firm)) }),
        rows.length > 9 || bins.size < 30 ? el("text", { class: "count", x: round(low + at * step + room / 2), y: round(base - scale(rows.length) - 3), "text-anchor": "middle" }, String(rows.length)) : "");
      const open = () => show([days[0] - DAY, days[1] + 2 * DAY]);
      node.addEventListener("click", open);
      node.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } });
      svg.append(node);
      return { node, x: low + at * step + room / 2, y: base - 20, tell: () => told.tell(tag("p", {}, tag("strong", {}, name), `: ${words}.`)) };
    });
  };
  return { name, rows: members, height: head + tall + 2, draw, columns: true };
}

function tellRow(row, hrefs) {
  const meta = [row.when, row.place && !row.text.includes(row.place) ? row.place : "", `${row.origins} ${row.origins === 1 ? "origin" : "origins"}`, row.source];
  return [
    tag("p", {}, tag("a", { href: hrefOf(row, hrefs) }, row.text)),
    tag("p", { class: "meta" }, statusWord(row.status), ...meta.filter(Boolean).map((words) => tag("span", {}, words))),
  ];
}

function hrefOf(row, hrefs) {
  return address(hrefs[row.page], { KEY: row.key, REPORT: row.key, CLAIM: row.claim });
}

/** All days as columns; what is shown is framed. Drag over it to choose other days. */
function strip(svg, days, whole, state, width, show) {
  // Days far off what is shown would press the rest into a line.
  const [from, to] = state.window;
  const room = Math.max(to - from, usual(days, whole)[1] - usual(days, whole)[0]);
  const near = [Math.max(whole[0], Math.min(from, usual(days, whole)[0]) - room * 0.15), Math.min(whole[1], Math.max(to, usual(days, whole)[1]) + room * 0.15)];
  // Columns begin where days do, as the frame does.
  near[0] = Math.floor(near[0] / DAY) * DAY;
  near[1] = Math.ceil(near[1] / DAY) * DAY;
  const x = scaleUtc(near, [0, width]);
  const step = Math.max(2, x(near[0] + DAY) - x(near[0]));
  const bins = new Map();
  for (const [day, count] of days) {
    if (day < near[0] || day >= near[1]) continue;
    const at = Math.floor(x(day) / step + 1e-6);
    bins.set(at, (bins.get(at) ?? 0) + count);
  }
  const y = scaleLinear([0, max(bins.values())], [0, STRIP - 6]);
  const group = el("g", { class: "strip-days", "aria-hidden": "true" }, el("rect", { class: "under", width, height: STRIP }));
  const columns = [...bins].map(([at, count]) => {
    const tall = Math.max(1, y(count));
    return `M${round(at * step)} ${STRIP}v${-round(tall)}h${round(Math.max(step - 1, 1))}v${round(tall)}z`;
  });
  group.append(el("path", { class: "all", d: columns.join("") }));
  const frame = el("rect", { class: "window", y: 0.5, height: STRIP - 1 });
  const place = ([from, to]) => {
    const a = Math.max(0, x(from));
    frame.setAttribute("x", round(a));
    frame.setAttribute("width", round(Math.max(4, Math.min(width, x(to)) - a)));
  };
  place(state.window);
  group.append(frame);
  let begun = null;
  const at = (event) => +x.invert(Math.min(width, Math.max(0, event.clientX - svg.getBoundingClientRect().left)));
  group.addEventListener("pointerdown", (event) => { begun = at(event); group.setPointerCapture(event.pointerId); });
  group.addEventListener("pointermove", (event) => { if (begun !== null) place([begun, at(event)].sort((a, b) => a - b)); });
  group.addEventListener("pointerup", (event) => {
    if (begun === null) return;
    const [a, b] = [begun, at(event)].sort((one, other) => one - other);
    begun = null;
    const half = (state.window[1] - state.window[0]) / 2;
    show(x(b) - x(a) < 5 ? [a - half, a + half] : [a, b + DAY]);
  });
  svg.append(group);
}

function axis(svg, x, top, height, narrow) {
  const room = x.range()[1] - x.range()[0];
  let ticks = x.ticks(Math.max(2, Math.floor(room / (narrow ? 70 : 90))));
  if (ticks.some((tick) => +tick % DAY)) ticks = ticks.filter((tick) => +tick % DAY === 0);
  const words = tickWords(ticks);
  ticks.forEach((tick, at) => {
    const end = x(tick) > x.range()[1] - 30;
    if (end && ticks.length > 3) return;
    svg.append(el("path", { class: "grid", d: `M${round(x(tick))} ${STRIP + 30}V${height}` }));
    words[at].forEach((word, line) => svg.append(el("text", {
      class: line ? "tick year" : "tick", x: round(x(tick)), y: STRIP + 13 + line * 12, "text-anchor": end ? "end" : "start", dx: end ? -2 : 1,
    }, word)));
  });
}

function keyBand() {
  const key = el("g", { class: "s-stated" }, el("rect", { class: "band", x: 0, y: 4, width: 30, height: 8, rx: 2 }));
  key.dataset.wide = "32";
  return key;
}

function flat(row) {
  return {
    key: row.key, kind: row.kind, type: row.type, text: row.text, time_start: row.start, time_end: row.end, time_precision: row.precision,
    place: row.place, actor: row.actor, status: row.status, origins: row.origins, source: row.source,
  };
}
