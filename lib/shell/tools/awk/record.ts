import { splitFields } from "./records";
import { fromInput, numeric, textual, toNumber, toText, unset, type Value } from "./value";

interface Settings {
  /** FS, and whether RS makes paragraphs. */
  separator: () => { fs: string; isParagraph: boolean };
  ofs: () => string;
  convfmt: () => string;
}

/** `$0`, its fields and NF, each made of the others when it is asked for. */
export class AwkRecord {
  private whole: Value = unset;
  private fields: Value[] | null = null;
  private isStale = false;
  private readonly settings: Settings;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  set(text: string) {
    this.assign(fromInput(text));
  }

  private assign(value: Value) {
    this.whole = value;
    this.isStale = false;
    // FS counts as it is when the record is read.
    const { fs, isParagraph } = this.settings.separator();
    this.fields = splitFields(toText(value, this.settings.convfmt()), fs, isParagraph).map(
      fromInput,
    );
  }

  get(index: number): Value {
    if (index !== 0) return this.fields?.[index - 1] ?? unset;
    if (this.isStale) {
      const texts = (this.fields ?? []).map((field) => toText(field, this.settings.convfmt()));
      this.whole = fromInput(texts.join(this.settings.ofs()));
      this.isStale = false;
    }
    return this.whole;
  }

  put(index: number, value: Value) {
    if (index === 0) {
      this.assign(fromInput(toText(value, this.settings.convfmt())));
      return;
    }
    this.fields ??= [];
    while (this.fields.length < index) this.fields.push(textual(""));
    this.fields[index - 1] = value;
    this.isStale = true;
  }

  get count(): Value {
    return numeric(this.fields?.length ?? 0);
  }

  set count(value: Value) {
    const wanted = Math.max(0, Math.trunc(toNumber(value)));
    this.fields = (this.fields ?? []).slice(0, wanted);
    while (this.fields.length < wanted) this.fields.push(textual(""));
    this.isStale = true;
  }
}
