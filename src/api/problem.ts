/** What went wrong, as RFC 9457 has it, with a code and a hint. */
export function problem(status: number, code: string, detail: string, hint?: string): Response {
  const body = {
    type: "about:blank",
    title: TITLES[status] ?? "Error",
    status,
    detail,
    code,
    ...(hint ? { hint } : {}),
  };
  return new Response(`${JSON.stringify(body)}\n`, {
    status,
    headers: { "Content-Type": "application/problem+json; charset=utf-8" },
  });
}

const TITLES: Readonly<Record<number, string>> = {
  400: "Bad request",
  403: "Forbidden",
  404: "Not found",
  405: "Method not allowed",
  500: "A fault of Readout",
};
