/** Pictures of days and numbers. The map comes with its own script, only to the page that shows it. */
import { drawChart } from "./chart.js";
import { drawTimeline } from "./timeline.js";

/** @param {Document} document */
export function start(document) {
  for (const place of document.querySelectorAll("[data-picture=series]")) drawChart(place);
  for (const place of document.querySelectorAll("[data-picture=timeline]")) drawTimeline(place);
}
