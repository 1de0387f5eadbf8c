/** The map: outlines of countries, and places as large as they are vague. Comes with the page that shows it only. */
import L from "leaflet";
import "leaflet/dist/leaflet.css";
import { feature } from "topojson-client";
import world from "dateline-world";
import { address, data, el, fresh, hatches, onWidth, reach, round, savers, shorten, statusWord, tag, tellBox } from "./draw.js";

const PROVINCE = 70000; // metres: a province is drawn as a disc of about the size that provinces have
const MOSTLY = 0.93; // a first look leaves out far places that little is said of
const RADIUS = { site: 5, city: 7, district: 12 };
const FINE = { site: "a spot in a town", city: "a town", district: "a district", province: "somewhere in the province", country: "somewhere in the country", region: "somewhere in the region", unknown: "how finely is not known" };

world.arcs = world.arcs.map(unpacked);

/** What build.mjs packs: pairs of steps out of text. */
function unpacked(signs) {
  const numbers = [];
  let number = 0;
  let shift = 0;
  for (const sign of signs) {
    const bits = sign.charCodeAt(0) - 63;
    number |= (bits & 0x1f) << shift;
    shift += 5;
    if (bits & 0x20) continue;
    numbers.push(number & 1 ? ~(number >> 1) : number >> 1);
    number = shift = 0;
  }
  return numbers.reduce((pairs, one, at) => (at % 2 ? pairs[pairs.length - 1].push(one) : pairs.push([one]), pairs), []);
}

const all = () => {
  for (const place of document.querySelectorAll("[data-picture=map]")) drawMap(place);
};
all();
// The page was renewed in place.
document.addEventListener("dateline:arrived", (event) => { if (event.detail.data.includes("data-map")) all(); });

/** @param {HTMLElement} place */
function drawMap(place) {
  const given = data("map");
  if (!given?.places.length) return;
  const { signal } = fresh(place);
  const outlines = flatten(feature(world, world.objects.countries));
  const told = tellBox("Point at a place, or reach it with Tab and the arrow keys, to read what is said of it. Enter shows its days.");
  const stage = tag("div", { class: "stage map" });
  const back = tag("button", { type: "button" }, "All places");
  const home = tag("button", { type: "button" }, "Main places");
  const look = (places, share) => map.fitBounds(frame(places, outlines, shaded, share), { maxZoom: 7, padding: [24, 24] });
  let renderer = null;
  place.replaceChildren(
    tag("div", { class: "tools" }, home, back, ...savers("map", () => renderer._container, () => given.places.map(flat), frameOf)),
    tag("div", { class: "beside" }, stage, told.box), key(),
  );
  const map = L.map(stage, {
    attributionControl: false, zoomControl: true, scrollWheelZoom: false, minZoom: 1, maxZoom: 11, zoomSnap: 0.5, worldCopyJump: false,
    maxBounds: [[-62, -200], [85, 200]], zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false, keyboard: false,
  });
  // Saved is what the frame shows; the layer is drawn well beyond it.
  function frameOf() {
    const { x, y } = map.containerPointToLayerPoint([0, 0]);
    const size = map.getSize();
    const note = "Outlines: Natural Earth; points: GeoNames. Hatched: known to be somewhere in a country or province.";
    return { box: [x, y, size.x, size.y], ground: getComputedStyle(stage).backgroundColor, note, statuses: false };
  }
  // Without tiles nothing shows beyond what is drawn: draw well beyond the frame, so that a drag uncovers no blank.
  renderer = L.svg({ padding: 0.6 });
  const shaded = new Map();
  for (const one of given.places) if (one.precision === "country" && one.country) shaded.set(one.country, one);
  const shapes = new Map();
  look(core(given.places), MOSTLY);
  L.geoJSON(outlines, {
    renderer, interactive: false,
    style: () => ({ className: "land", weight: 0.7, fill: true, fillOpacity: 1 }),
    onEachFeature: (country, layer) => { if (shaded.has(country.id)) shapes.set(country.id, layer); },
  }).addTo(map);

  const drawn = []; // one for each place: its layer, and where it is
  const most = Math.max(...[...shaded.values()].map((one) => one.events + one.figures));
  const shade = (one) => 0.35 + 0.65 * Math.sqrt((one.events + one.figures) / most);
  for (const [code, one] of shaded) {
    const outline = outlines.features.find((country) => country.id === code);
    if (!outline) continue;
    const layer = L.geoJSON(outline, { renderer, style: () => ({ className: "vague country", weight: 1, fillColor: "url(#hatch)", fillOpacity: shade(one) }) });
    layer.addTo(map);
    drawn.push({ one, layer: layer.getLayers()[0], at: L.latLng(one.lat, one.lon), area: true });
  }
  // Large before small, so that a town within a province can be pointed at.
  const rank = { region: 0, country: 0, unknown: 1, province: 1, district: 2, city: 3, site: 4 };
  const rest = given.places.filter((one) => !drawn.some((other) => other.one === one));
  for (const one of [...rest].sort((a, b) => rank[a.precision] - rank[b.precision] || b.events - a.events)) {
    const at = L.latLng(one.lat, one.lon);
    const vague = !(one.precision in RADIUS);
    const layer = vague
      ? L.circle(at, { renderer, radius: one.precision === "province" ? PROVINCE : PROVINCE * 3, className: "vague", weight: 1.3, fillColor: "url(#hatch-back)", fillOpacity: 1 })
      : L.circleMarker(at, { renderer, radius: RADIUS[one.precision], className: one.precision === "district" ? "disc wide" : "disc", weight: 1.5, fillOpacity: one.precision === "district" ? 0.35 : 0.85 });
    layer.addTo(map);
    drawn.push({ one, layer, at, area: vague });
  }

  const svg = renderer._container;
  svg.classList.add("picture", "map-words");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", `Map of ${given.places.length} places`);
  svg.prepend(hatches());
  const words = el("g", { class: "words" });
  svg.append(words);
  drawn.sort((a, b) => b.one.events + b.one.figures - a.one.events - a.one.figures);
  const marks = drawn.map((item) => {
    const node = item.layer.getElement();
    node.setAttribute("role", "link");
    node.setAttribute("aria-label", `${item.one.name}, ${FINE[item.one.precision]}: ${counts(item.one)}`);
    node.classList.add("item");
    const open = () => { const href = leads(item.one, given.hrefs); if (href) location.href = href; };
    node.addEventListener("keydown", (event) => { if (event.key === "Enter") open(); });
    node.addEventListener("dblclick", (event) => { event.stopPropagation(); open(); });
    return { node, x: 0, y: 0, item, tell: () => told.tell(...tell(item.one, given.hrefs)) };
  });
  const settle = () => {
    marks.forEach((one) => Object.assign(one, map.latLngToLayerPoint(one.item.at)));
    name(words, drawn, map);
  };
  map.on("zoomend moveend resize", settle);
  settle();
  reach(svg, marks);
  back.addEventListener("click", () => look(given.places, 1));
  home.addEventListener("click", () => look(core(given.places), MOSTLY));
  // A place that has the focus is brought into view.
  svg.addEventListener("focusin", (event) => {
    const one = marks.find((other) => other.node === event.target);
    if (one && !one.item.area && !map.getBounds().contains(one.item.at)) map.panTo(one.item.at, { animate: false });
  });
  stage.addEventListener("keydown", (event) => {
    if (event.key === "+" || event.key === "=") map.zoomIn();
    else if (event.key === "-") map.zoomOut();
    else return;
    event.preventDefault();
  });
  onWidth(stage, () => map.invalidateSize({ animate: false }), signal);
  signal.addEventListener("abort", () => map.remove());
}

/**
 * Outlines for a flat map. The data let them run over the 180th meridian, which would draw lines across the world: a ring
 * goes on beyond 180 instead. One around the pole closes nowhere and is left out.
 */
function flatten(world) {
  for (const { geometry } of world.features) {
    const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const kept = parts.map((rings) => rings.map(unrolled).filter(Boolean)).filter((rings) => rings.length);
    Object.assign(geometry, { type: "MultiPolygon", coordinates: kept });
  }
  return world;
}

function unrolled(ring) {
  let before = ring[0][0];
  const made = ring.map(([lon, lat]) => [(before = lon + 360 * Math.round((before - lon) / 360)), lat]);
  if (Math.abs(made[made.length - 1][0] - made[0][0]) > 1) return null;
  const middle = made.reduce((sum, [lon]) => sum + lon, 0) / made.length;
  const turn = 360 * Math.round(middle / 360);
  return turn ? made.map(([lon, lat]) => [lon - turn, lat]) : made;
}

/** Names and counts beside places, the weightiest first, each only where there is room. */
function name(group, drawn, map) {
  group.replaceChildren();
  const taken = drawn.filter((item) => !item.area).map((item) => {
    const { x, y } = map.latLngToLayerPoint(item.at);
    return [x - 6, y - 6, x + 6, y + 6];
  });
  const corner = map.containerPointToLayerPoint([0, 0]);
  const size = map.getSize();
  for (const { one, at, area } of drawn) {
    const { x, y } = map.latLngToLayerPoint(at);
    if (x < corner.x || y < corner.y || x > corner.x + size.x || y > corner.y + size.y) continue;
    const text = shorten(one.name, 26);
    const wide = (text.length + String(one.events + one.figures).length + 1) * 6.4 + 4;
    const spots = area ? [[x - wide / 2, y - 7], [x - wide / 2, y + 12], [x - wide / 2, y - 26]] : [[x + 10, y - 7], [x - wide - 10, y - 7], [x - wide / 2, y - 24], [x - wide / 2, y + 10]];
    const spot = spots.find(([left, top]) => left > corner.x && left + wide < corner.x + size.x &&
      !taken.some((other) => left < other[2] && left + wide > other[0] && top < other[3] && top + 14 > other[1]));
    if (!spot) continue;
    taken.push([spot[0], spot[1], spot[0] + wide, spot[1] + 14]);
    group.append(el("text", { class: area ? "place vague-name" : "place", x: round(spot[0]), y: round(spot[1] + 11) }, text, " ",
      el("tspan", { class: "many" }, String(one.events + one.figures))));
  }
}

/** Places of the countries that the main story is about: those that hold more than half of it, or a quarter each. */
function core(places) {
  const weight = places.some((one) => one.main) ? (one) => one.main : (one) => one.events + one.figures;
  const by = new Map();
  for (const one of places) if (one.country) by.set(one.country, (by.get(one.country) ?? 0) + weight(one));
  const total = [...by.values()].reduce((sum, one) => sum + one, 0);
  const kept = new Set();
  let sum = 0;
  for (const [country, count] of [...by].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))) {
    if (sum <= total / 2 || count >= total / 4) kept.add(country);
    sum += count;
  }
  const found = places.filter((one) => kept.has(one.country) && weight(one));
  return found.length ? found : places;
}

/** What a look should hold: the places of which that share of all is told, the weightiest first. */
function frame(places, outlines, shaded, share) {
  const points = places.filter((one) => !shaded.has(one.country) || one.precision !== "country");
  const total = points.reduce((sum, one) => sum + one.events + one.figures, 0);
  let sum = 0;
  const kept = points.filter((one) => { const near = sum < total * share || sum === 0; sum += one.events + one.figures; return near; });
  const bounds = L.latLngBounds(kept.map((one) => [one.lat, one.lon]));
  const first = places.slice(0, 3).find((one) => shaded.get(one.country) === one);
  if (first) {
    const outline = outlines.features.find((country) => country.id === first.country);
    const box = outline && L.geoJSON(outline).getBounds();
    // A country over the date line would frame the whole world.
    if (box && box.getEast() - box.getWest() < 120) bounds.extend(box);
  }
  return bounds.isValid() ? bounds.pad(0.08) : L.latLngBounds([[-50, -140], [70, 160]]);
}

function counts(one) {
  const parts = [[one.events, "event"], [one.figures, "series of figures"]].filter(([count]) => count);
  return parts.map(([count, noun]) => `${count} ${noun}${noun === "event" && count > 1 ? "s" : ""}`).join(", ");
}

function hrefOf(row, hrefs) {
  return address(hrefs[row.page], { KEY: row.key, REPORT: row.key, CLAIM: row.at });
}

function leads(one, hrefs) {
  return hrefs.timeline ? address(hrefs.timeline, { KEY: one.name }) : hrefOf(one.told[0], hrefs);
}

function tell(one, hrefs) {
  const more = one.events + one.figures - one.told.length;
  return [
    tag("p", {}, tag("strong", {}, hrefs.timeline ? tag("a", { href: leads(one, hrefs) }, one.name) : one.name), ` (${FINE[one.precision]}): ${counts(one)}${one.when ? `, ${one.when}` : ""}`),
    tag("ul", {}, ...one.told.map((row) => tag("li", {}, tag("a", { href: hrefOf(row, hrefs) }, row.text), " ", row.source ? `(${row.source}) ` : "", statusWord(row.status))),
      more > 0 ? tag("li", {}, `and ${more} more`) : ""),
  ];
}

function key() {
  const item = (shape, words) => tag("li", {}, el("svg", { class: "key map-words", width: 22, height: 16, "aria-hidden": "true" }, shape), words);
  return tag("ul", { class: "legend" },
    item(el("circle", { class: "disc", cx: 11, cy: 8, r: 5, "fill-opacity": 0.85 }), "a town or a spot in one"),
    item(el("circle", { class: "disc wide", cx: 11, cy: 8, r: 7.5, "fill-opacity": 0.35 }), "a district"),
    item(el("circle", { class: "vague", cx: 11, cy: 8, r: 7.5, fill: "url(#hatch-back)" }), "somewhere in a province"),
    item(el("rect", { class: "vague", x: 1, y: 1, width: 20, height: 14, fill: "url(#hatch)" }), "somewhere in a country"),
    tag("li", {}, "numbers: events and series of figures"));
}

function flat(one) {
  return {
    name: one.name, words: one.words, country: one.country, admin1: one.admin1, precision: one.precision, lat: one.lat, lon: one.lon,
    events: one.events, series: one.figures, origins_at_most: one.origins, when: one.when, best_supported: one.told[0]?.text ?? "", who_says_so: one.told[0]?.source ?? "",
  };
}
