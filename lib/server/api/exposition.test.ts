import { expect, it } from "vitest";
import { writeExposition } from "./exposition";

it("writes help, type and samples, escaped", () => {
  const text = writeExposition([
    {
      name: "app_things",
      help: "Things\nby \\state.",
      type: "gauge",
      samples: [
        { labels: { state: 'a"b\\c\nd' }, value: 1 },
        { labels: {}, value: Number.POSITIVE_INFINITY },
      ],
    },
    {
      name: "app_seconds",
      help: "Seconds.",
      type: "summary",
      samples: [{ suffix: "_sum", value: 0.5 }],
    },
  ]);
  expect(text).toBe(
    [
      "# HELP app_things Things\\nby \\\\state.",
      "# TYPE app_things gauge",
      'app_things{state="a\\"b\\\\c\\nd"} 1',
      "app_things +Inf",
      "# HELP app_seconds Seconds.",
      "# TYPE app_seconds summary",
      "app_seconds_sum 0.5",
      "",
    ].join("\n"),
  );
});
