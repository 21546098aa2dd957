/** The rules of forms are the mini-program's own files, read here as modules: there is one evaluator, not two. */

import { fileURLToPath } from "node:url"

export const phoneRules = fileURLToPath(new URL("../miniprogram_stub/rules", import.meta.url))

/** The few ways in which those files name what they need and give; any other would go unnoticed, so it is refused. */
export function asModule(code: string): string {
  const module = code
    .replace(/^const (\{[^}]*\}) = require\('([^']+)'\)$/gm, "import $1 from '$2'")
    .replace(/^module\.exports = (\{[^}]*\})$/m, "export $1")
  if (/\brequire\(|\bmodule\.exports\b/.test(module)) throw new Error("unknown way to require or export")
  return module
}

/** For Vite: building, serving and testing all read the files alike. */
export const readPhoneRules = {
  name: "phone-rules",
  enforce: "pre" as const,
  transform: (code: string, id: string) =>
    id.startsWith(phoneRules) ? { code: asModule(code), map: null } : undefined,
}
