import type { ReactNode } from "react";
import { CodeFrame } from "@/components/ui/code-frame";
import { ScriptButton } from "./script-button";

interface CodeBlockProps {
  children?: ReactNode;
  "data-source"?: string;
  "data-language"?: string;
  onHandOver?: () => void;
}

const titles: Readonly<Record<string, string>> = {
  bash: "Shell",
  http: "Request",
  "prometheus-text": "Metrics",
  text: "Text",
  yaml: "YAML",
};

/** Code of the text; a command can be put into the Script tab. */
export function CodeBlock(props: CodeBlockProps) {
  const {
    children,
    "data-source": source = "",
    "data-language": language = "",
    onHandOver,
  } = props;
  return (
    <CodeFrame
      source={source}
      title={titles[language]}
      actions={language === "bash" && <ScriptButton text={source} onHandOver={onHandOver} />}
    >
      {children}
    </CodeFrame>
  );
}
