// chrono-node over documents on standard input; peers.sh installs it.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const require = createRequire(new URL("./target/node/", import.meta.url));
const { ar } = require("chrono-node");

const two = (n) => String(n).padStart(2, "0");
const edtf = (c) => {
  if (!c.isCertain("year") && !c.isCertain("month") && !c.isCertain("day") && !c.isCertain("weekday")) return null;
  const year = String(c.get("year")).padStart(4, "0");
  if (c.isCertain("day") || c.isCertain("weekday")) return `${year}-${two(c.get("month"))}-${two(c.get("day"))}`;
  return c.isCertain("month") ? `${year}-${two(c.get("month"))}` : year;
};
const documents = readFileSync(0, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const start = process.hrtime.bigint();
const all = documents.map((d) => ar.casual.parse(d.text, new Date(`${(d.reference ?? "2024-05-30").slice(0, 10)}T12:00:00`)));
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const found = all.map((results, i) => ({
  id: documents[i].id,
  dates: results.map((r) => ({
    text: r.text,
    start: r.index,
    value: r.end ? `${edtf(r.start)}/${edtf(r.end)}` : edtf(r.start),
  })),
}));
console.log(JSON.stringify({ seconds, units: "utf16", found }));
