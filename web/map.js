import "leaflet/dist/leaflet.css";
import L from "leaflet";
import world from "dateline-world";
console.log(L, world);
