/** The code of a system error, e.g. `ENOENT`; where there is none, the message. */
export function errorCode(error: unknown): string {
  const { code, message } = Object(error) as { readonly code?: unknown; readonly message?: unknown };
  return String(code ?? message ?? error);
}
