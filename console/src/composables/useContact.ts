/** The whole phone of one booking's person: asked for on purpose, gone again after a minute. */

import { contact } from "../api/staffBookings"
import { useGlimpse } from "./useGlimpse"

export const useContact = (id: () => string) => useGlimpse(async () => (await contact(id())).phone)
