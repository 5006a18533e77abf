import { browserSetting } from "@/components/ui/browser-setting";
import { graphRanges } from "./graph-range";

const queryViews = ["table", "graph"] as const;
export type QueryView = (typeof queryViews)[number];

/** How a learner looks at results; kept over a reload. */
export const queryView = browserSetting("scrapelab.query.view", queryViews, "table");
export const graphRange = browserSetting("scrapelab.query.range", graphRanges, "fit");
