// Runs the conformance vectors against a judge of your own, for the obligations that it knows.
//
//   dme-migration show vectors --write vectors
//   node runner.mjs vectors [./judge.mjs] [--en]
//
// Exit code: 0 when all agree, 1 when one does not, 2 when nothing was compared.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder = "vectors", own] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const language = process.argv.includes("--en") ? "en" : "fr";
const SAY = {
  fr: { expected: "attendu", found: "obtenu", agree: "d'accord", differ: "en désaccord", over: "laissés de côté" },
  en: { expected: "expected", found: "found", agree: "agree", differ: "differ", over: "passed over" },
}[language];

const read = (name) => JSON.parse(readFileSync(join(folder, name), "utf8"));
const index = read("index.json");
const { judges } = await import(own ? pathToFileURL(resolve(own)).href : new URL("judge.mjs", import.meta.url).href);

const same = (key, a, b) => (key === "due_at" && a && b ? Date.parse(a) === Date.parse(b) : a === b);
const count = { agree: 0, differ: 0, over: 0 };

for (const theme of index.themes) {
  for (const vector of read(theme.file).vectors) {
    for (const [obligation, expected] of Object.entries(vector.expected)) {
      const judge = judges[obligation];
      if (!judge) continue; // an obligation that you do not implement
      const readings = { ...index.readings, ...vector.readings };
      const found = judge(vector.case, vector.as_of, readings, index.days_off);
      if (found === null) { count.over += 1; continue; } // a case that your judge does not claim to know
      const wrong = Object.keys(found).filter((key) => !same(key, found[key], expected[key]));
      count[wrong.length ? "differ" : "agree"] += 1;
      if (!wrong.length) continue;
      console.log(`${vector.id} (${obligation})\n  ${vector.about[language]}`);
      for (const key of wrong) console.log(`  ${key}: ${SAY.expected} ${expected[key]}, ${SAY.found} ${found[key]}`);
    }
  }
}
console.log(`${count.agree} ${SAY.agree}, ${count.differ} ${SAY.differ}, ${count.over} ${SAY.over}`);
process.exitCode = count.differ ? 1 : count.agree ? 0 : 2;
