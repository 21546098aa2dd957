/** The console's own files, read once for the tests of its shape; what is generated is left out. */

import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"

const root = join(import.meta.dirname, "..", "src")

export interface Source {
  name: string
  text: string
}

export const sources: Source[] = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== "schema.d.ts")
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ name: relative(root, path).replaceAll("\\", "/"), text: readFileSync(path, "utf8") }))
