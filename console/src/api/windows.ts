/** The windows of an office, and the picture of the code that hangs at each. */

import { blob } from "./http"
import { addressOf, api, type Schemas } from "./typed"

export type Windows = Schemas["WindowsView"]

export const windows = (centre: string, language?: string, signal?: AbortSignal): Promise<Windows> =>
  api.get("/v1/staff/windows", { query: { centre }, language, signal })

/** PNG or JPEG, made by WeChat. */
export const windowCode = (centre: string, window: string): Promise<Blob> =>
  blob(addressOf("/v1/staff/windows/{window}/code", { window }), { query: { centre } })
