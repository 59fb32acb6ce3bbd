// What a modeller's own reader and linter say of BPMN files.
//   node bpmn_judge.mjs <folder with node_modules> <folder of files>
// Out: [[file, what]] as JSON: warnings of bpmn-moddle, which every modeller of bpmn.io reads with, and rules of bpmnlint.
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [tools, folder] = process.argv.slice(2);
const brought = createRequire(join(tools, "package.json"));
const { BpmnModdle } = await import(pathToFileURL(brought.resolve("bpmn-moddle")));
const { Linter } = brought("bpmnlint");
const NodeResolver = brought("bpmnlint/lib/resolver/node-resolver");
// What the rules take for faults and an SOP means: a step reached by one of several ways, two exits of their own words that
// lead to one step, and a procedure that begins in one of several places.
const rules = { "fake-join": "off", "no-duplicate-sequence-flows": "off", "single-blank-start-event": "off" };
const config = { extends: "bpmnlint:recommended", rules };
const said = [];

for (const name of readdirSync(folder).sort()) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(join(folder, name), "utf8"));
  said.push(...warnings.map((warning) => [name, warning.message]));
  // One for each file: rules remember what they have seen.
  const found = await new Linter({ config, resolver: new NodeResolver() }).lint(rootElement);
  for (const [rule, reports] of Object.entries(found))
    said.push(...reports.map((report) => [name, `${rule}: ${report.id}: ${report.message}`]));
}
console.log(JSON.stringify(said));
