// Draws charts with libavoid, through its public API only.
//   node peer.mjs <folder with node_modules> <charts.json> <drawn.json>
// In: {"runs", "sizes", "charts": [{"boxes": [{"x", "y", "width", "height"}], "edges": [[source, target]]}]}, boxes by their centres.
// Out: [{"lines": [[[x, y]]], "milliseconds"}] in the same order; the milliseconds are the median of the runs.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";

const [folder, input, output] = process.argv.slice(2);
const entry = createRequire(join(folder, "package.json")).resolve("libavoid-js");
const { AvoidLib } = await import(pathToFileURL(entry));
await AvoidLib.load(join(dirname(entry), "libavoid.wasm"));
const avoid = AvoidLib.getInstance();
const { runs, sizes, charts } = JSON.parse(readFileSync(input, "utf8"));

const EXIT = 1;
const ENTRY = 2;
const BEND = 50;
// Four bends. Ten bends draw more crossings on the random set; forty take minutes.
const CROSSING = 4 * BEND;

function newRouter() {
  const router = new avoid.Router(avoid.OrthogonalRouting);
  router.setRoutingParameter(avoid.segmentPenalty, BEND);
  router.setRoutingParameter(avoid.crossingPenalty, CROSSING);
  router.setRoutingParameter(avoid.shapeBufferDistance, sizes.buffer);
  router.setRoutingParameter(avoid.idealNudgingDistance, sizes.nudging);
  router.setRoutingOption(avoid.nudgeOrthogonalTouchingColinearSegments, true);
  router.setRoutingOption(avoid.performUnifyingNudgingPreprocessingStep, true);
  router.setRoutingOption(avoid.nudgeSharedPathsWithCommonEndPoint, true);
  return router;
}

/** A connection point of a shape, at a share of its width and height, that any number of connectors may use. */
function pin(shape, kind, x, y, direction) {
  new avoid.ShapeConnectionPin(shape, kind, x, y, true, 0, direction).setExclusive(false);
}

function addShape(router, { x, y, width, height }) {
  const shape = new avoid.ShapeRef(router, new avoid.Rectangle(new avoid.Point(x, y), width, height));
  for (const kind of [EXIT, ENTRY]) {
    pin(shape, kind, 0, 0.5, avoid.ConnDirLeft);
    pin(shape, kind, 1, 0.5, avoid.ConnDirRight);
  }
  pin(shape, EXIT, 0.5, 1, avoid.ConnDirDown);
  pin(shape, ENTRY, 0.5, 0, avoid.ConnDirUp);
  return shape;
}

function draw({ boxes, edges }) {
  const begin = performance.now();
  const router = newRouter();
  const shapes = boxes.map((box) => addShape(router, box));
  const connectors = edges.map(
    ([source, target]) =>
      new avoid.ConnRef(router, new avoid.ConnEnd(shapes[source], EXIT), new avoid.ConnEnd(shapes[target], ENTRY)),
  );
  router.processTransaction();
  const milliseconds = performance.now() - begin;
  const lines = connectors.map((connector) => {
    const route = connector.displayRoute();
    return Array.from({ length: route.size() }, (_, index) => {
      const point = route.get_ps(index);
      return [point.x, point.y];
    });
  });
  avoid.destroy(router);
  return { lines, milliseconds };
}

function measured(chart) {
  const drawn = Array.from({ length: runs }, () => draw(chart));
  const times = drawn.map((run) => run.milliseconds).sort((a, b) => a - b);
  return { lines: drawn[0].lines, milliseconds: times[runs >> 1] };
}

if (charts.length > 0) draw(charts[0]);
writeFileSync(output, JSON.stringify(charts.map(measured)));
