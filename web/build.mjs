// Bundles the scripts of the page into the folder that is named, with the licences of what went in.
// Run by build.py; what comes out is a build output and never kept in git.
import { build } from "esbuild";
import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { feature, quantize } from "topojson-client";
import { filter, filterWeight, presimplify, quantile, simplify } from "topojson-simplify";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const MODULES = path.join(HERE, "node_modules");
const OUT = path.resolve(process.argv[2]);
const require = createRequire(import.meta.url);

/** Countries by ISO 3166-1 alpha-2, of Natural Earth at 1:50 million, with fewer points so that the file stays small. */
async function world() {
  const whole = require("world-atlas/countries-50m.json");
  delete whole.objects.land;
  const weighed = presimplify(whole);
  const least = quantile(weighed, 0.3);
  const small = filter(simplify(weighed, least), filterWeight(weighed, least));
  const letters = new Map(require("i18n-iso-countries/codes.json").map(([two, , number]) => [number, two]));
  for (const one of small.objects.countries.geometries) {
    const name = one.properties.name;
    // Natural Earth gives Kosovo no number of the ISO list; XK is what GeoNames and so the record calls it.
    one.id = letters.get(one.id) ?? (name === "Kosovo" ? "XK" : undefined);
    one.properties = { name };
  }
  feature(small, small.objects.countries); // fails here, at build time, if the outlines were damaged
  await mkdir(OUT, { recursive: true });
  const made = quantize(small, 1e4);
  made.arcs = made.arcs.map(packed);
  await writeFile(path.join(OUT, "world.json"), JSON.stringify(made));
}

/** Steps of a line as text, one or two signs a number (the encoded polyline algorithm): a third of their size as JSON. */
function packed(steps) {
  return steps.flat().map((step) => {
    let left = step < 0 ? ~(step << 1) : step << 1;
    let signs = "";
    for (; left >= 0x20; left >>>= 5) signs += String.fromCharCode((0x20 | (left & 0x1f)) + 63);
    return signs + String.fromCharCode(left + 63);
  }).join("");
}

/** One classic script: modules do not load from file://. */
async function bundle(entry, name) {
  const made = await build({
    entryPoints: [path.join(HERE, entry)],
    outfile: path.join(OUT, name),
    bundle: true,
    minify: true,
    format: "iife",
    target: ["es2020", "chrome100", "firefox100", "safari15"],
    charset: "utf8",
    legalComments: "none",
    loader: { ".png": "dataurl" },
    alias: { "dateline-world": path.join(OUT, "world.json") },
    metafile: true,
    logLevel: "warning",
  });
  return Object.keys(made.metafile.inputs);
}

/** The package that a bundled file belongs to, "" for a file of ours. */
function packageOf(file) {
  const inside = file.replaceAll("\\", "/").split("node_modules/").at(-1);
  if (inside === file.replaceAll("\\", "/")) return "";
  const parts = inside.split("/");
  return parts[0].startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
}

/** Names, versions and licence texts of all that ships. */
async function licences(names) {
  const out = ["What is bundled with the page of dateline, and its licences.\n"];
  for (const name of [...names].sort()) {
    const folder = path.join(MODULES, name);
    const about = JSON.parse(await readFile(path.join(folder, "package.json"), "utf8"));
    const texts = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
    if (!texts.length) throw new Error(`${name} ${about.version} ships no licence text`);
    out.push(`${"=".repeat(72)}\n${name} ${about.version} (${about.license})\n`);
    for (const file of texts) out.push(await readFile(path.join(folder, file), "utf8"));
    if (name === "world-atlas") out.push("The outlines are those of Natural Earth (naturalearthdata.com), public domain.\n");
  }
  await writeFile(path.join(OUT, "licences.txt"), out.join("\n"));
}

/** The viewer of the REST description, whole: it is made to be served as it is. */
async function swagger() {
  const from = path.join(MODULES, "swagger-ui-dist");
  const to = path.join(OUT, "swagger");
  await mkdir(to, { recursive: true });
  for (const file of ["swagger-ui.css", "swagger-ui-bundle.js"]) {
    const text = await readFile(path.join(from, file), "utf8");
    await writeFile(path.join(to, file), text.replace(/\n?\/[/*]# sourceMappingURL=.*\n?$/, "\n"));
  }
  await cp(path.join(from, "favicon-32x32.png"), path.join(to, "favicon-32x32.png"));
}

await world();
const files = [...(await bundle("main.js", "dateline.js")), ...(await bundle("map.js", "map.js"))];
await swagger();
await licences(new Set([...files.map(packageOf).filter(Boolean), "swagger-ui-dist", "world-atlas", "i18n-iso-countries"]));
