/** Completion of commands and options for four shells, made from the list of commands; files are completed by the shell itself. */
import type { Command } from "./command.ts";

export const SHELLS = ["bash", "zsh", "fish", "pwsh"] as const;
export type Shell = (typeof SHELLS)[number];

export function completionOf(shell: Shell, commands: readonly Command[]): string {
  return MAKERS[shell](
    commands.map(({ name, summary, options }) => ({
      name,
      summary,
      options: [
        ...Object.entries(options).map(([option, { description, type }]) => ({
          option,
          description,
          takes: type === "string",
        })),
        { option: "help", description: "Show this help.", takes: false },
      ],
    })),
  );
}

interface Entry {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly { readonly option: string; readonly description: string; readonly takes: boolean }[];
}

const names = (entries: readonly Entry[]) => entries.map(({ name }) => name).join(" ");
const flags = ({ options }: Entry) => options.map(({ option }) => `--${option}`).join(" ");
/** In single quotes of a POSIX shell, of fish and of PowerShell. */
const quoted = (text: string) => `'${text.replaceAll("'", "’")}'`;

const MAKERS: Readonly<Record<Shell, (entries: readonly Entry[]) => string>> = {
  bash: (entries) => `# readout completion bash
_readout() {
  local word=\${COMP_WORDS[COMP_CWORD]}
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${names(entries)}" -- "$word"))
    return
  fi
  case "$word" in
    -*)
      case "\${COMP_WORDS[1]}" in
${entries.map((entry) => `        ${entry.name}) COMPREPLY=($(compgen -W "${flags(entry)}" -- "$word")) ;;`).join("\n")}
      esac ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _readout readout
`,
  zsh: (entries) => `#compdef readout
_readout() {
  local -a commands
  commands=(
${entries.map(({ name, summary }) => `    ${quoted(`${name}:${summary.replaceAll(":", "\\:")}`)}`).join("\n")}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  case $words[2] in
${entries
  .map(
    ({ name, options }) =>
      `    ${name}) _arguments ${options.map(({ option, description, takes }) => quoted(`--${option}${takes ? "=" : ""}[${description.replace(/[[\]:]/g, " ")}]`)).join(" ")} '*:file:_files' ;;`,
  )
  .join("\n")}
  esac
}
_readout "$@"
`,
  fish: (entries) =>
    [
      "# readout completion fish",
      ...entries.flatMap(({ name, summary, options }) => [
        `complete -c readout -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
        ...options.map(
          ({ option, description, takes }) =>
            `complete -c readout -n '__fish_seen_subcommand_from ${name}' -l ${option}${takes ? " -r" : ""} -d ${quoted(description)}`,
        ),
      ]),
      "",
    ].join("\n"),
  pwsh: (entries) => `# readout completion pwsh
Register-ArgumentCompleter -Native -CommandName readout -ScriptBlock {
  param($word, $ast, $position)
  $options = @{
${entries.map((entry) => `    ${quoted(entry.name)} = ${quoted(flags(entry))}`).join("\n")}
  }
  $words = $ast.CommandElements | ForEach-Object { $_.ToString() }
  $known = if ($words.Count -gt 2 -or ($words.Count -eq 2 -and $word -eq '')) { $options[$words[1]] } else { ${quoted(names(entries))} }
  "$known" -split ' ' | Where-Object { $_ -like "$word*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`,
};
