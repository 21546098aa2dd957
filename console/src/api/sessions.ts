/** Sessions and one's own account: sign in and out, confirm who one is, second factor, e-mail. */

import { api, type Narrow, type Schemas } from "./typed"

export type RoleName = "resident" | "agent" | "clerk" | "director" | "admin"
export type Role = Narrow<Schemas["RoleView"], { role: RoleName }>
export type Me = Narrow<Schemas["MeView"], { roles: Role[] }>
export type Enrolment = Schemas["Enrolment"]

export interface Session {
  token: string
  expires_at: string
  person: Me
}

/** `code` are the six digits of the second factor, empty where there is none. */
export const signInWithPassword = (username: string, password: string, code: string): Promise<Session> =>
  api.post("/v1/sessions/password", { body: { username, password, code } }) as Promise<Session>

export const signOut = (): Promise<undefined> => api.remove("/v1/sessions/current")

export const me = (): Promise<Me> => api.get("/v1/me") as Promise<Me>

/** Opens sensitive acts for five minutes: by the password, or by the six digits of the app. */
export const confirmByPassword = (password: string) => api.post("/v1/sessions/confirm", { body: { password } })
export const confirmByCode = (totp: string) => api.post("/v1/sessions/confirm", { body: { totp } })

export const beginTotp = (): Promise<Enrolment> => api.post("/v1/me/totp")
export const switchTotpOn = (code: string): Promise<Me> => api.put("/v1/me/totp", { body: { code } }) as Promise<Me>
export const takeTotpOff = (): Promise<Me> => api.remove("/v1/me/totp") as Promise<Me>
export const changeEmail = (email: string): Promise<Me> => api.patch("/v1/me", { body: { email } }) as Promise<Me>
