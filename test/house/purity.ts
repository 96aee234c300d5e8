import type { SourceFile } from "./source-files.ts";
import { importsOf, withoutComments } from "./source-files.ts";

type Rules = Readonly<Record<string, RegExp>>;

/** What only the outside world knows, or does. */
const WORLD: Rules = {
  "the clock":
    /\bDate\.now\b|\bnew Date(?:\(\s*\)|(?!\s*\())|(?<!\bnew )\bDate\(|=\s*Date\b(?!\s*\.)|\bperformance\b\s*\./,
  chance: /\bMath\.random\b|=\s*Math\b(?!\s*\.)|\brandomUUID\b|\bgetRandomValues\b/,
  "a timer": /\b(?:setTimeout|setInterval|setImmediate|queueMicrotask)\b|["']node:timers/,
  "the network": /\bfetch\s*\(|=\s*fetch\b|\bglobalThis\b/,
};

/** What a pure core does without, besides. */
const PLATFORM: Rules = {
  "the process": /\bprocess\s*[.[]|=\s*process\b/,
  "the console": /\bconsole\s*\./,
  "the machine's zone or language":
    /\btoLocale\w*\b|\bIntl\b|\bgetTimezoneOffset\b|\.get(?:FullYear|Month|Date|Hours|Day)\(/,
  "text read by the machine's own rules": /\bDate\.parse\b/,
};

/** Every line of a file that touches the outside world. */
export function worldly(file: SourceFile): readonly string[] {
  return breaches(file, WORLD);
}

/** Every line of a file that would keep it from running anywhere with the same result. */
export function impure(file: SourceFile): readonly string[] {
  const foreign = importsOf(file.text).filter((name) => !name.startsWith("."));
  return [
    ...breaches(file, { ...WORLD, ...PLATFORM }),
    ...foreign.map((name) => `${file.path} imports ${name}`),
  ];
}

function breaches({ path, text }: SourceFile, rules: Rules): readonly string[] {
  return withoutComments(text)
    .split("\n")
    .flatMap((line, i) =>
      Object.entries(rules)
        .filter(([, rule]) => rule.test(line))
        .map(([what]) => `${path}:${i + 1} touches ${what}: ${line.trim()}`),
    );
}
