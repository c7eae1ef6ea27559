/** The line of progress: "  reading  [=====>      ]  412/1,000". */
export function bar(what: string, done: number, total: number, columns: number): string {
  const count = `${done.toLocaleString("en")}/${total.toLocaleString("en")}`;
  const width = Math.max(5, Math.min(24, columns - what.length - count.length - 12));
  const filled = total === 0 ? width : Math.round((done / total) * width);
  return `  ${what.padEnd(10)} [${"=".repeat(filled)}${" ".repeat(width - filled)}] ${count}`;
}
