/** For tests alone: numbers from 0 to 1 that depend on nothing but the seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = (text: string): string[] => text.trim().split(/\s+/);

const plainNames = words("a a a a b b c_total a_sum a_count a_bucket a:b _x");
const rareNames =
  words(`a_sum_count b_sum b_count b_bucket _count _sum _bucket : a_total A constructor __proto__
  go_goroutines go_gc_duration_seconds go_gc_duration_seconds_count go_gc_duration_seconds_bucket go_info_sum
  push_time_seconds push_time_seconds push_failure_time_seconds push_failure_time_seconds push_time_seconds_sum
  pushgateway_http_requests_total pushgateway_http_push_size_bytes pushgateway_http_push_size_bytes_sum
  pushgateway_build_info process_cpu_seconds_total 1a a-b a.b é a\u00a0b EOF $ echo {"a":1} 'a' "a" \ufeffa`);
const plainTypes = words("counter gauge histogram histogram summary summary untyped");
const rareTypes = [
  ...words(
    "COUNTER Gauge hiStogram gauge_histogram gaugehistogram GAUGE_HISTOGRAM unknown counterx",
  ),
  ...[
    "counter ",
    "counter x",
    "ſummary",
    "hıstogram",
    "hi\ufb06ogram",
    "coun\\ter",
    "\\counter",
    "gauge\\",
    "",
  ],
];
const plainNumbers = words("1 2 42 0.5 -3 1e3 8.5 +Inf NaN 0");
const rareNumbers = [
  ...words(`.5 5. +1 -0 1E+2 1e-400 1e400 -1e400 1e309 1.7976931348623157e308 1.7976931348623159e308 0e99999 inf -Inf
    +inf Infinity -infinity INFINITY infinit nan nAN +NaN -nan 0x1p-2 0x10 0b1 0o7 1_000 1p3 1,5 1.2.3 . + - e1 1e 1e+
    1d abc -x 'm 1f --1 +-1 00012 ١ NULL ∞ 5e-324 0.1e1_0 "1"`),
  "",
];
const plainLabels = words("x x y le le quantile quantile job instance");
const rareLabels = words("_ X9 __x __name__ __ constructor __proto__ 9x a-b a:b é a.b ''");
const plainValues = words("1 1 2 0.5 +Inf b x é {},=");
const rareValues = [
  "",
  " ",
  '\\"',
  "\\\\",
  "\\n",
  "\\x",
  "\\",
  "日本",
  "\u0000",
  "\u0007",
  "\ufffd",
  "1e999",
  "0x1p1",
  "#",
];
const helps = [
  "Some help.",
  "x",
  "ünï",
  "a \\n b",
  "\\\\",
  "\\x",
  "\\",
  "ends in blank ",
  "# TYPE a gauge",
  '"',
  "a\tb",
  "a\r",
];
const junk = words(
  `# ## #x #TYPE #HELP a{ a} { } {} "a" 1 = , a=1 a:1 EOF $ > echo { [1] <a> // - \\ a{}1 a{}{}1 \u0000`,
);

/** Makes texts of the exposition format: valid ones, ones with typical mistakes, and ones with stray bytes. */
export class TextMaker {
  constructor(private readonly random: () => number) {}

  /** One text, as it is sent. */
  make(): Uint8Array {
    const lines = Array.from({ length: this.upTo(5) + 1 }, () => this.line());
    const ending = this.is(0.03) ? "\r\n" : "\n";
    const end = this.is(0.05) ? this.pick(["", " ", "\r", " \n"]) : ending;
    const bytes = new TextEncoder().encode(lines.join(ending) + end);
    return this.is(0.2) ? this.spoil(bytes) : bytes;
  }

  private line(): string {
    const kind = this.random();
    if (kind < 0.6) return this.gap(0.05) + this.sample();
    if (kind < 0.8) return this.typeLine();
    if (kind < 0.92) return this.helpLine();
    if (kind < 0.97)
      return this.pick(["", "", "  ", "\t", "# a comment", "#", "# type a counter", "\r"]);
    return this.pick(junk) + (this.is(0.5) ? ` ${this.pick(junk)}` : "");
  }

  private sample(): string {
    const labels = this.is(0.6) ? this.gap(0.1) + this.labels() : "";
    const blank = labels ? this.gap(0.8) : this.is(0.97) ? this.blanks() : "";
    return this.name() + labels + blank + this.number() + this.tail();
  }

  private tail(): string {
    if (this.is(0.98)) return "";
    return this.pick([
      " ",
      "\t",
      " 1",
      " 1700000000000",
      " -5",
      " +5",
      " 1.5",
      " 1 ",
      " 1 2",
      " # x",
      "\r",
      " 9223372036854775808",
    ]);
  }

  private labels(): string {
    const pairs = Array.from({ length: this.upTo(3) }, () => this.label());
    const trailing = this.is(0.1) ? this.gap(0.2) + this.pick([",", ",", ",", ",,"]) : "";
    const close = this.is(0.98) ? "}" : this.pick(["", "}}", ")"]);
    return `{${this.gap(0.1)}${pairs.join(this.is(0.98) ? "," : this.pick(["", ";", " "]))}${trailing}${this.gap(0.1)}${close}`;
  }

  private label(): string {
    const name = this.is(0.97) ? this.pick(plainLabels) : this.pick(rareLabels);
    const value = this.is(0.92) ? this.pick(plainValues) : this.pick(rareValues);
    const quote = this.is(0.98) ? '"' : this.pick(["", "'", "“"]);
    return `${this.gap(0.1)}${name}${this.gap(0.1)}${this.is(0.99) ? "=" : this.pick(["", ":", "=~", "!="])}${this.gap(0.1)}${quote}${value}${quote}${this.gap(0.1)}`;
  }

  private typeLine(): string {
    const type = this.is(0.85) ? this.pick(plainTypes) : this.pick(rareTypes);
    return `${this.hash("TYPE")}${this.name()}${this.is(0.97) ? this.blanks() : ""}${type}`;
  }

  private helpLine(): string {
    const help = this.is(0.9) ? this.blanks() + this.pick(helps) : this.gap(0.5);
    return `${this.hash("HELP")}${this.is(0.9) ? this.name() : ""}${help}`;
  }

  private hash(keyword: string): string {
    const written = this.is(0.95)
      ? keyword
      : this.pick([keyword.toLowerCase(), "Type", `${keyword}:`, "UNIT"]);
    return `${this.gap(0.05)}#${this.is(0.9) ? " " : this.gap(0.5)}${written}${this.is(0.98) ? this.blanks() : ""}`;
  }

  private name(): string {
    return this.is(0.95) ? this.pick(plainNames) : this.pick(rareNames);
  }

  private number(): string {
    return this.is(0.93) ? this.pick(plainNumbers) : this.pick(rareNumbers);
  }

  private blanks(): string {
    return this.is(0.9) ? " " : this.pick(["  ", "\t", " \t ", "\u00a0", "\v"]);
  }

  private gap(chance: number): string {
    return this.is(chance) ? this.pick([" ", "\t", "  "]) : "";
  }

  /** A few bytes more, fewer or other than there were. */
  private spoil(bytes: Uint8Array): Uint8Array {
    const spoilt = [...bytes];
    for (let i = this.upTo(2); i >= 0; i -= 1) {
      const at = this.upTo(spoilt.length);
      const byte = this.is(0.7) ? this.pick(strayBytes) : this.upTo(255);
      spoilt.splice(at, this.is(0.6) ? 1 : 0, ...(this.is(0.7) ? [byte] : []));
    }
    return Uint8Array.from(spoilt);
  }

  private is(chance: number): boolean {
    return this.random() < chance;
  }

  /** A whole number from 0 to `most`. */
  private upTo(most: number): number {
    return Math.floor(this.random() * (most + 1));
  }

  private pick<T>(among: readonly T[]): T {
    const picked = among[this.upTo(among.length - 1)];
    if (picked === undefined) throw new Error("nothing to pick from");
    return picked;
  }
}

const strayBytes = [
  ...new TextEncoder().encode('\n\r\t\v {}",=\\#:_-.+0129aeInfHTxp\u0000\u007f'),
  ...[0x80, 0xff, 0xc3, 0xa9, 0xed, 0xa0, 0xef, 0xbf, 0xbd],
];
